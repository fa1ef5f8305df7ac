type Person = { id: string; name: string | null; email: string };

/** Who must not read whose work, and why. */
export type ConflictRow = {
  reviewer: Person;
  applicant: Person;
  reason: string;
  setBy: string | null;
  createdAt: Date;
};
