import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether the page's script runs: false on the server and at the first render. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
