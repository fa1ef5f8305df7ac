/** What one of several texts to a problem is called at the beginning of a line. */
export function textLabel(variant: string): string {
  return variant === "" ? "The shared text" : `“${variant}”`;
}
