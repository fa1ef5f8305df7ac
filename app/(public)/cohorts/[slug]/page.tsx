import { Page } from "#components/layout/page.tsx";

export const revalidate = 5;
export const generateStaticParams = () => [];

export default async function Cohort({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  return <Page title={`Cohort ${slug} ${new Date().toISOString()}`}>Hello</Page>;
}
