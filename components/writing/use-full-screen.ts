import { useEffect, useRef, useState } from "react";

/**
 * A part of the page as the whole screen: laid over everything, by the browser's own full screen where it
 * has one. The rest of the page can't be reached meanwhile. Escape leaves.
 */
export function useFullScreen(box: React.RefObject<HTMLElement | null>) {
  const [full, setFull] = useState(false);
  // Only what we entered ourselves do we leave.
  const entered = useRef(false);

  useEffect(() => {
    const element = box.current;
    if (!full || !element) return;
    const restore = setApart(element);
    const leave = () => {
      if (!document.fullscreenElement && entered.current) setFull(false);
    };
    const leaveByKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) setFull(false);
    };
    document.addEventListener("fullscreenchange", leave);
    addEventListener("keydown", leaveByKey);
    document.documentElement
      .requestFullscreen?.()
      .then(() => {
        entered.current = true;
      })
      .catch(() => {});
    return () => {
      document.removeEventListener("fullscreenchange", leave);
      removeEventListener("keydown", leaveByKey);
      restore();
      if (entered.current && document.fullscreenElement) void document.exitFullscreen().catch(() => {});
      entered.current = false;
    };
  }, [full, box]);

  return [full, setFull] as const;
}

/** Makes everything outside of an element inert. @returns the way back */
function setApart(element: HTMLElement): () => void {
  const outside: HTMLElement[] = [];
  for (let inside = element; inside !== document.body && inside.parentElement; inside = inside.parentElement) {
    for (const other of inside.parentElement.children) {
      if (other === inside || !(other instanceof HTMLElement) || other.inert) continue;
      other.inert = true;
      outside.push(other);
    }
  }
  return () => {
    for (const other of outside) other.inert = false;
  };
}
