"use client";

import { edits, keysText } from "./commands.tsx";
import { useApple } from "./hydrated.ts";

/** What may be typed, and which keys help. */
export function Help() {
  const apple = useApple();
  return (
    <details className="no-print text-[0.9375rem]">
      <summary className="w-fit cursor-pointer py-0.5 text-accent">
        <span
          aria-hidden="true"
          className="mr-1.5 inline-flex size-5 items-center justify-center rounded-full border border-current text-sm"
        >
          ?
        </span>
        Marks and shortcuts
      </summary>
      <div className="mt-2 max-w-2xl space-y-3 border-l-2 border-line pl-4">
        <table className="table table-fixed">
          <thead>
            <tr>
              <th scope="col" className="w-[38%]">
                For
              </th>
              <th scope="col">type</th>
              <th scope="col" className="noscript:hidden">
                or press
              </th>
            </tr>
          </thead>
          <tbody>
            {edits.map(({ name, marks, keys }) => (
              <tr key={name}>
                <td>{name}</td>
                <td className="font-mono text-sm">{marks}</td>
                <td className="noscript:hidden">
                  {keys ? <kbd className="font-sans">{keysText(keys, apple)}</kbd> : ""}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="noscript:hidden">
          {apple ? "⌘Z" : "Ctrl+Z"} takes back whatever you did last, whether typed, pasted or pressed. Enter continues
          a list; on an empty item it ends it. What you paste from Google Docs or Word keeps its headings, lists, links,
          emphasis and footnotes; {apple ? "⇧⌥⌘V" : "Ctrl+Shift+V"} pastes the bare text. Tab goes on to the next field.
        </p>
      </div>
    </details>
  );
}
