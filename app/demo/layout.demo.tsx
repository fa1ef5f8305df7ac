import { Footer } from "#components/layout/header.tsx";
import { PublicHeader } from "#components/layout/public-header.tsx";

export const dynamic = "force-dynamic";

export default function DemoLayout({ children }: { children: React.ReactNode }) {
  return (
    <>
      <PublicHeader />
      {children}
      <Footer />
    </>
  );
}
