import { useEffect, useRef } from "react";

/**
 * Warns before unsaved text is left. Links within the portal, which the router would follow
 * without asking, are then followed by the browser, which asks. A link that only acts on this
 * page says so with data-stays.
 */
export function useLeaving(dirty: () => boolean): void {
  const latest = useRef(dirty);
  useEffect(() => {
    latest.current = dirty;
  });
  useEffect(() => {
    const unload = (event: BeforeUnloadEvent) => {
      if (latest.current()) event.preventDefault();
    };
    const click = (event: MouseEvent) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !latest.current())
        return;
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link?.href || link.target || link.dataset["stays"] !== undefined || link.origin !== location.origin) return;
      if (link.pathname === location.pathname && link.hash) return;
      event.preventDefault();
      location.assign(link.href);
    };
    addEventListener("beforeunload", unload);
    document.addEventListener("click", click, true);
    return () => {
      removeEventListener("beforeunload", unload);
      document.removeEventListener("click", click, true);
    };
  }, []);
}
