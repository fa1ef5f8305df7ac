"use client";

import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { paths } from "#lib/paths.ts";
import { showOrHide } from "#lib/publications/actions.ts";
import { listForm } from "#lib/publications/edit-schema.ts";

/** A line of the list, in words. */
export type Line = { id: string; title: string; about: string; hidden: boolean };

/** The publications of a profile, to be edited. One form for all: the pressed button says which it is about. */
export function EditedList({ mentor, lines }: { mentor: string; lines: Line[] }) {
  return (
    <Form id="list" action={showOrHide} schema={listForm} className="space-y-4">
      <Hidden name="mentor" value={mentor} />
      <ul className="divide-y divide-line border-y border-line">
        {lines.map(({ id, title, about, hidden }) => (
          <li key={id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-72 break-words">
              <p>
                <Link href={paths.profilePublication(mentor, id)} prefetch={false} className="font-semibold">
                  {title}
                </Link>{" "}
                {hidden && <Badge tone="warn">Hidden</Badge>}
              </p>
              <p className="text-[0.9375rem] text-quiet">{about}</p>
            </div>
            <div className="flex flex-wrap items-center gap-3">
              <Link
                href={paths.profilePublication(mentor, id)}
                prefetch={false}
                className="button button-quiet button-small"
              >
                Edit<span className="sr-only"> “{title}”</span>
              </Link>
              <Submit kind="quiet" small name="one" value={`${hidden ? "show" : "hide"}:${id}`}>
                {hidden ? "Show" : "Hide"}
                <span className="sr-only"> “{title}”</span>
              </Submit>
              <Link
                href={`${paths.profilePublication(mentor, id)}#delete-it`}
                prefetch={false}
                className="text-[0.9375rem]"
              >
                Delete<span className="sr-only"> “{title}”</span>
              </Link>
            </div>
          </li>
        ))}
      </ul>
    </Form>
  );
}
