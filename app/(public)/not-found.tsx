import { NothingHere } from "#components/layout/not-found.tsx";

export default NothingHere;
