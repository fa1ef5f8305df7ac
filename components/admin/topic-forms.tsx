"use client";

import { TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { addTopic, deleteTopic, saveTopic } from "#lib/topics/actions.ts";
import { newTopicSchema, removeTopicSchema, topicSchema } from "#lib/topics/schema.ts";
import { SlugField } from "./slug-field.tsx";

export function AddTopicForm() {
  return (
    <Form id="add-topic" action={addTopic} schema={newTopicSchema} className="space-y-4">
      <TextField name="name" label="Name" hint="Such as “Scalable oversight”." width="medium" />
      <SlugField from="name" prefix="/?topic=" hint="Leave it empty to make it from the name." />
      <Submit kind="quiet">Add the topic</Submit>
    </Form>
  );
}

export function TopicForm({ id, name, slug }: { id: string; name: string; slug: string }) {
  return (
    <Form id={`topic-${id}`} action={saveTopic} schema={topicSchema} values={{ name, slug }} className="space-y-4">
      <Hidden name="id" value={id} />
      <TextField name="name" label="Name" width="medium" />
      <TextField
        name="slug"
        label="Address part"
        hint="Changing it breaks links to the old address."
        width="medium"
        spellCheck={false}
      />
      <Submit kind="quiet" small>
        Save<span className="sr-only"> {name}</span>
      </Submit>
    </Form>
  );
}

export function RemoveTopicForm({ id, name }: { id: string; name: string }) {
  return (
    <Form id={`remove-topic-${id}`} action={deleteTopic} schema={removeTopicSchema} className="mt-4">
      <Hidden name="id" value={id} />
      <Submit kind="danger" small>
        Remove<span className="sr-only"> {name}</span>
      </Submit>
    </Form>
  );
}
