import { Footer } from "#components/layout/header.tsx";
import { PublicHeader } from "#components/layout/public-header.tsx";

export default function PublicLayout({ children }: { children: React.ReactNode }) {
  return (
    <>
      <PublicHeader />
      {children}
      <Footer />
    </>
  );
}
