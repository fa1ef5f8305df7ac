const tones = {
  plain: "border-edge bg-sunken",
  good: "border-good bg-good-ground text-good",
  warn: "border-warn bg-warn-ground text-warn",
  bad: "border-bad bg-bad-ground text-bad",
} as const;

/** Something the page has to say before anything else. */
export function Callout({
  tone = "plain",
  children,
  role,
}: {
  tone?: keyof typeof tones;
  children: React.ReactNode;
  role?: "status" | "alert";
}) {
  return (
    <div role={role} className={`border-l-4 px-4 py-3 ${tones[tone]}`}>
      {children}
    </div>
  );
}
