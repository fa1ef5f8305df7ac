const drawings = {
  link: "M6.5 9.5l3-3M7 4.5l1.2-1.2a2.7 2.7 0 0 1 3.9 0l.6.6a2.7 2.7 0 0 1 0 3.9L11.5 9M9 11.5l-1.2 1.2a2.7 2.7 0 0 1-3.9 0l-.6-.6a2.7 2.7 0 0 1 0-3.9L4.5 7",
  bullets: "M6.5 3.5h8M6.5 8h8M6.5 12.5h8M2.2 3.5h.6M2.2 8h.6M2.2 12.5h.6",
  numbers: "M7 3.5h7.5M7 8h7.5M7 12.5h7.5M1.8 2.6l1.2-.6v3.5M1.6 10.7c.3-1 2.2-1.1 2.2.1 0 .9-1.5 1.4-2.2 2.7h2.3",
  quote:
    "M6.5 4C4 4.6 2.5 6.2 2.5 9v3h4V8.5H4.3C4.3 7 5 6 6.5 5.6zM13.5 4C11 4.6 9.5 6.2 9.5 9v3h4V8.5h-2.2c0-1.5.7-2.5 2.2-2.9z",
  code: "M5 4.5L1.5 8 5 11.5M11 4.5L14.5 8 11 11.5M9.3 2.5l-2.6 11",
  mathematics: "M12.5 4.5v-2h-9L8 8l-4.5 5.5h9v-2",
  footnote: "M2 12.5L5.5 4 9 12.5M3.2 9.6h4.6M11.3 4.7l1.7-1.2v5",
  undo: "M5.5 2.5L2.5 5.5l3 3M2.8 5.5H10a3.7 3.7 0 0 1 0 7.4H6",
  redo: "M10.5 2.5l3 3-3 3M13.2 5.5H6a3.7 3.7 0 0 0 0 7.4h4",
  wider: "M9.5 2.5h4v4M6.5 13.5h-4v-4M13.5 2.5l-4.7 4.7M2.5 13.5l4.7-4.7",
  narrower: "M13.3 6.7h-4v-4M2.7 9.3h4v4M9.3 6.7l4.5-4.5M6.7 9.3l-4.5 4.5",
} as const;

/** A small drawing beside its name, or in a button that has one. */
export function Icon({ of }: { of: keyof typeof drawings }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={drawings[of]} />
    </svg>
  );
}
