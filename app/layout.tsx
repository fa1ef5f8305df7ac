import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { DemoBar } from "#components/layout/demo-bar.tsx";
import { builtAsDemo } from "#lib/env.ts";
import "./globals.css";

const serif = localFont({
  variable: "--font-source-serif",
  display: "swap",
  src: "./fonts/source-serif-4-latin-wght-normal.woff2",
  weight: "200 900",
});

// Fetched where something is set in it, not by every first visit.
const serifItalic = localFont({
  variable: "--font-source-serif-italic",
  display: "swap",
  preload: false,
  src: "./fonts/source-serif-4-latin-wght-italic.woff2",
  weight: "200 900",
  style: "italic",
});

export const metadata: Metadata = {
  title: { default: "Prentice: research mentorship", template: "%s · Prentice" },
  description: "Research mentors present projects; applicants answer their selection problems.",
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fdfdfb" },
    { media: "(prefers-color-scheme: dark)", color: "#16181a" },
  ],
};

export default function RootLayout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="en" className={`${serif.variable} ${serifItalic.variable}`}>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:absolute focus:left-2 focus:top-2 focus:z-10 focus:bg-raised focus:p-3"
        >
          Skip to the content
        </a>
        {builtAsDemo && <DemoBar />}
        {children}
      </body>
    </html>
  );
}
