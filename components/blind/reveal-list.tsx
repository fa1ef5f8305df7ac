import Link from "next/link";
import { Empty } from "#components/layout/page.tsx";
import type { RevealRow } from "#lib/blind/view.ts";
import { utc } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";

/** Who was shown a name, when, and the reason they gave. `project`: of several applications, each with its code. */
export function RevealList({
  reveals,
  project,
}: {
  reveals: (Omit<RevealRow, "code"> & { code?: string })[];
  project?: string;
}) {
  if (reveals.length === 0)
    return (
      <Empty>{project ? "Nobody asked to see who wrote an application." : "Nobody asked to see who wrote it."}</Empty>
    );
  return (
    <ul className="divide-y divide-line border-y border-line">
      {reveals.map(({ code, reader, reason, at }) => (
        <li key={`${code} ${reader} ${at.toISOString()}`} className="space-y-1 py-3">
          <p>
            <strong>{reader}</strong>
            {project && code && (
              <>
                {" of "}
                <Link href={paths.admin.projectApplication(project, code)} prefetch={false} className="font-mono">
                  {code}
                </Link>
              </>
            )}
            , <time dateTime={at.toISOString()}>{utc(at)}</time>
          </p>
          <p className="whitespace-pre-line break-words text-quiet">{reason}</p>
        </li>
      ))}
    </ul>
  );
}
