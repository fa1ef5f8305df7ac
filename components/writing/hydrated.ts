import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False on the server and until the page's script runs. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** Whether shortcuts are pressed with ⌘ here. */
export function useApple(): boolean {
  return useSyncExternalStore(never, isApple, () => false);
}

export function isApple(): boolean {
  return /^(?:Mac|iP)/.test(navigator.platform);
}
