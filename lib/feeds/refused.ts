/** What a stranger's address or feed is refused for: the message is a sentence for the mentor. */
export class Refused extends Error {}
