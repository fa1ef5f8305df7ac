import { bank } from "./grammar.ts";

/** Words that stay the same throughout one essay. */
export const slots = {
  small: [
    "a 400M-parameter model",
    "Pythia-410M",
    "an open 1B model",
    "a two-billion-parameter open model",
    "a small open-weights model",
  ],
  large: ["a 70B model", "a frontier model", "the largest model one can rent", "a model ten times the size"],
  budget: ["one rented GPU", "two consumer cards", "a few hundred pounds of compute", "a single node for a weekend"],
  weeks: ["two weeks", "three weeks", "a fortnight", "a month"],
  past: [
    "statistical physics",
    "structural engineering",
    "clinical trials",
    "compilers",
    "linguistics",
    "machine translation",
    "auditing, of the financial kind",
    "ecology",
    "philosophy of science",
    "teaching mathematics",
  ],
  friend: ["a friend", "my flatmate", "a colleague", "my former supervisor", "somebody in my reading group"],
};

/** Paragraphs that fit an essay on any of the subjects. */
export const general = bank(`
# point

My own way to this question was through {past}, and it has left me with a habit: {before I believe a result|before I believe anything} I ask what would have been reported if the result had been the opposite.
? The habit has {cost me some friends|slowed me down more than once} and saved me from at least {two|three} embarrassing {posters|talks|write-ups}.
Here it tells me to {write down the expected outcome first|fix the analysis before the first run}, and to do so {where others can see it|in a file with a date}.

I should say what I am {unsure of|least sure of}.
I have not {trained anything larger than a 1B model|worked inside a large laboratory}, so my sense of what is {cheap|practical} there comes from papers and from {friend}.
If {that sense is off|I am wrong about it}, the {order of the steps|timetable} has to change, but I do not think the argument does.

{It helps me to put rough numbers on this.|Let me attach numbers, if only so that they can be laughed at later.}
I would give {sixty|sixty-five|seventy} per cent to the claim as I have stated it, {twenty|fifteen} to a weaker version that holds only {below some scale|for models trained in the present way}, and the rest to being confused about the question.
? Writing the numbers down made me notice that the weaker version is the one I could defend {at a seminar|in front of this programme’s mentors}.

What would the first {days|steps} look like?
I would start with {small}, reproduce one published {result|plot} that I have no reason to doubt, and only then change a single thing.
{Half of my past projects died in exactly this step, and deserved to|In my experience this takes a third of the time, and is worth it|I have skipped this step twice and regretted it twice}.
? The budget would be {budget}, which {forces one to think|keeps the temptation to sweep everything in check}.

There is also a {duller|less exciting} possibility that I do not want to skip.
It may be that the whole effect is an artefact of {prompt wording|the way we sample|evaluation data that leaked into training}.
Before anything else I would therefore {paraphrase every prompt five times|re-run with three other templates} and look at {the spread|how far apart the answers lie} rather than at the mean.
? If the spread swallows the effect, {the essay ends here|I would rather know on day two than in week ten}.

{I talked this through with {friend}, who was not convinced.|When I explained this to {friend}, the reply was a long silence.}
The worry, put kindly, was that I had {described a mechanism where I only had a story|found a name for something and mistaken it for an explanation}.
I have tried to answer by stating, at each step, what would {count against it|make me drop it}.

A word on scale.
I do not claim that what we see in {small} carries over to {large} unchanged.
I claim something weaker: that if the effect {vanishes|changes sign} between {two sizes we can afford|the sizes we can afford}, that is {already worth a page|a finding in itself}, and if it does not, the burden shifts a little to those who expect it to vanish later.

None of this needs {new theory|a breakthrough}.
It needs somebody to {sit down and do it carefully|do the boring version properly}, publish {the runs that failed|the negative half}, and leave the code in a state in which {a stranger|another student} can run it.
? I would be happy to be that somebody.

How could this essay be wrong as a whole, and not just in its details?
{Perhaps|It may be that} the distinction I lean on is {a habit of speech|one that only people draw}, and the systems we care about do not respect it.
{I can’t rule this out.|I take this seriously.}
The only reply I have is practical: {the distinction predicts different results|two readings of it recommend different experiments}, so we will find out by {running them|trying}.

{Here is what I would do on the first morning.|If I had only a day, this is how I would use it.}
I would take {twenty|thirty} examples by hand, on paper, and {sort|mark} them myself before any script does.
It is {slow|tedious}, and it has {never once|not yet} failed to show me that {my categories were wrong|I had defined the thing badly}.
? The second thing I would do is to ask {friend} to sort the same ones.

I notice that I have been {speaking as if|assuming that} there were one answer for all {systems|models}.
There need not be.
What holds for a model that {writes text for a person|answers and stops} may not hold for one that {runs for a day by itself|acts, looks and acts again}, and if I had to guess I would say that {the second is where the surprises are|we know much less about the second}.

# object

{A fair reader will say|One might object} that all this is {premature|too early}, since the models of {next year|two years from now} will differ from those we can study.
They will.
But the {tools|habits} we need then are built on the models we have now, and {nobody has shown me a faster way to build them|a tool that fails today teaches us something even if the target moves}.

{The strongest reply I know|The objection that bothers me most} is that effort spent here is taken from {something more urgent|work with a clearer path to use}.
I have no general answer.
For {weeks} of one person’s time, though, the question is small enough that {finding out costs less than arguing|the answer is cheaper than the debate}.

# quote

> From my notes: “{If it can’t fail, it isn’t a test.|Ask what the plot would look like if you were wrong.|Two explanations, one experiment: which of them is surprised?}”

> “{Show me the control|What did the baseline do}?” – {friend}, every week

# note

I am grateful to {friend} for pointing this out; the remaining muddle is mine.

I use “wants” and “aims” as shorthand. Nothing here depends on whether the system has them in our sense.

The figure is from memory and may be off by {a third|a factor of two}; the argument does not hang on it.

I first put this differently in a comment online and was corrected, rightly.

This is the step I am least happy with.

# close

In short: I would {run the cheap test first|start with the smallest version}, {say in advance what I expect|write my forecast down}, and change my mind {in public|without fuss} if it comes out the other way.

I have argued for {a modest claim|something modest} because I think it is {true|the part I can defend}.
{Whether it matters depends on results that nobody has yet|What would make it matter is a result, not another essay}, and getting {one of them|the first of them} is what I would like to spend the {summer|twelve weeks} on.

If I could have one question answered by the end of the programme, it would be the one {in my second paragraph|I began with}.
{I don’t expect to answer it.|I expect to answer a smaller one.}
I do expect to {leave it smaller than I found it|know which half of it was badly posed}.

That is {where I have got to|as far as I can see from here}.
{I would enjoy being shown the step that fails.|If there is a hole in it, I would like to fall in early.}
`);
