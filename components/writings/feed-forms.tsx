"use client";

import { TextArea, TextField } from "#components/ui/field.tsx";
import { FileField } from "#components/ui/file-field.tsx";
import { Fold } from "#components/ui/fold.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { addFeedAddress, checkFeedAgain, removeFeedAddress, uploadFeedFile } from "#lib/feeds/actions.ts";
import { addFeedSchema, checkFeedSchema, removeFeedSchema, uploadFeedSchema } from "#lib/feeds/schema.ts";

export function AddFeedForm({ mentor }: { mentor: string }) {
  return (
    <Form id="feed" action={addFeedAddress} schema={addFeedSchema} className="space-y-4">
      <Hidden name="mentor" value={mentor} />
      <TextField
        name="address"
        label="Address of a feed"
        hint="RSS, Atom or JSON Feed, such as https://example.org/feed.xml. It must be open to everybody."
        type="url"
        spellCheck={false}
        autoComplete="off"
      />
      <Submit>Add and read the feed</Submit>
    </Form>
  );
}

export function UploadFeedForm({ mentor }: { mentor: string }) {
  return (
    <Form id="upload" action={uploadFeedFile} schema={uploadFeedSchema} className="space-y-4" kept={false}>
      <Hidden name="mentor" value={mentor} />
      <FileField
        name="file"
        label="A feed as a file"
        hint="RSS, Atom or JSON Feed, at most 2 MB."
        accept=".xml,.rss,.atom,.rdf,.json,application/xml,text/xml,application/json"
      />
      <Fold title="Put its text in instead">
        <TextArea name="text" label="The feed’s text" rows={4} mono optional />
      </Fold>
      <Submit kind="quiet">Read the file</Submit>
    </Form>
  );
}

/** Has a feed read again; `full`: also what its site says is unchanged. */
export function CheckFeedForm({ mentor, feed, full = false }: { mentor: string; feed: string; full?: boolean }) {
  return (
    <Form id={`check-${feed}`} action={checkFeedAgain} schema={checkFeedSchema} className="space-y-3">
      <Hidden name="mentor" value={mentor} />
      <Hidden name="feed" value={feed} />
      {full && <Hidden name="full" value="on" />}
      <Submit kind="quiet" small={!full}>
        {full ? "Read it in full" : "Check again"}
      </Submit>
    </Form>
  );
}

export function RemoveFeedForm({ mentor, feed }: { mentor: string; feed: string }) {
  return (
    <details>
      <summary className="cursor-pointer py-1 text-[0.9375rem] text-bad">Remove this feed…</summary>
      <Form id={`remove-${feed}`} action={removeFeedAddress} schema={removeFeedSchema} className="mt-2 space-y-3">
        <Hidden name="mentor" value={mentor} />
        <Hidden name="feed" value={feed} />
        <p className="text-[0.9375rem] text-quiet">What was imported from it stays on the profile.</p>
        <Submit kind="danger" small>
          Remove the feed
        </Submit>
      </Form>
    </details>
  );
}
