/** Why a field was refused, by the field. For forms of their own kind as well: nothing here needs a Form. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null;
  return (
    <p id={`${id}-error`} className="font-semibold text-bad">
      <span className="sr-only">Error: </span>
      {error}
    </p>
  );
}
