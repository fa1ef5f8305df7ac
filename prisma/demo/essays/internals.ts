import { bank } from "./grammar.ts";

/** What essays about looking inside a model share. */
export const internals = bank(`
# point

The first thing I distrust is {my own eye|the list of top examples}.
Twenty examples at the top of a feature’s range nearly always {suggest a concept|look like something}, because people {are good at finding what twenty things share|see patterns}.
So I would look at {the middle of the range|random firings} before I look at the top, and {write down a guess before each example|have somebody else name it blind}.

Correlation with a concept is not use of it.
The direction may be {a by-product|exhaust} that nothing downstream reads.
The {cheapest|simplest} test is to {set it to zero and see who notices|ablate it}, and the cheapest control is to do the same with {a random direction of equal size|a feature of the same frequency}.
? Without the control one measures mostly how brittle the layer is.

{Dictionaries depend on their size.|Size is a choice, and it shows.}
At {4,000|2,000} entries “animals” is one feature; at {64,000|32,000} it is {a herd|forty}.
Neither is wrong, but {a claim about “the” feature needs to say at which grain|an argument that holds at one size only is an argument about the size}.

Seeds matter as well.
I would train {two|three} dictionaries that differ in nothing but the seed and ask which features {return|have a partner with cosine above 0.9}.
{In small models roughly half do, in my hands.|When I tried this, well under two thirds did.}
A finding about a feature that does not return is {a finding about the seed|hard to build on}.

A linear probe is the {rival|honest baseline} that I would always run beside it.
If {fifty|a hundred} labelled examples and logistic regression find the same direction, the dictionary has {told us nothing that labels would not|saved us the labels}, which is {useful, but a smaller claim|something, though less}.

# object

One may say that all of this is {stamp collecting|natural history}, and that safety needs guarantees.
I have sympathy.
But guarantees are {about models of the system|proved about descriptions}, and at present our descriptions {leave out more than they contain|are poor}; {collecting comes first in every field I know|somebody has to draw the map}.

# list

In the order in which I would try them:
1. random firings, not top ones
2. examples of the concept on which the feature stays silent
3. ablation against a random direction
4. a second seed

# note

Cunningham and others, [Sparse Autoencoders Find Highly Interpretable Directions in Language Models](https://arxiv.org/abs/2309.08600), 2023.
`);

export const feature = bank(`
# open

The feature I have in mind fires on {legal language|dates in the past|polite refusals|the names of rivers}, or so its first page of examples says.
I want to go through the ways in which {that page may mislead me|this may be wrong}, {cheapest first|starting with the one that costs least to check}.

Suppose the dictionary hands me a feature and the label seems obvious.
{I have been here before.|I know this feeling.}
Last {autumn|spring} I {spent a week|lost nine days} on a feature for “uncertainty” that turned out to be {a feature for the word “may”|about hedged sentences in one forum’s house style}.

# point

It may be about the *form* and not the concept.
{Legal language comes with semicolons.|What we call a concept usually comes with a typography.}
I would write {thirty|forty} sentences that have the concept without its usual form and thirty the other way round, and {see on which side the feature falls|count}.
This takes {an hour|a morning}, and in my experience it {settles half of all cases|kills every second label}.

It may be {one of several|a fragment}.
A concept can be {split over many features|spread}, of which I happened to find {the loudest|one}; the label is then right and {the claim of completeness wrong|the story incomplete}.
The sign of it is silence: clear instances on which {the feature does not fire|nothing happens}.
So recall has to be measured, and not only {precision|how good the hits look}.

It may be {the right concept, but not the model’s reason|true and idle}.
Here I would {steer|patch}: raise the feature in {neutral|unrelated} text and look whether what follows changes *in kind*, and not merely {in fluency|into nonsense}.
? Any large push breaks a model; I would set the size of the push by the feature’s own range.

It may be an artefact of {where I looked|the corpus}.
A dictionary fitted on {web text|The Pile} inherits {its habits|what is common there}.
{Ten thousand tokens from somewhere else, code or letters or minutes of meetings, will show it.|I would run it over text from a quite different source before believing a word.}

Finally the *negative* end: what does the model do when the feature is {absent|held at zero}?
If it {routes around|copes}, there is a spare; networks have many.
{This is the last test on my list because it is the hardest to read.|I put this last since a null result has too many causes.}

# close

By then I would either have {a feature with a modest label|a smaller claim} or none, and {both are fine|I would publish either}.
What would change my mind about it later?
A second seed in which {it is not there|nothing like it turns up}.
`);

export const residue = bank(`
# open

I will argue that the remainder is where {some of the interesting things hide|we ought to look}, and I will try to make that {checkable|a claim that can fail}.

I think that the remainder can be {ignored for most purposes|set aside}, and that those who fear it have not {said what it would do|made a prediction}.
{Let me make one for them.|So I shall make one on their behalf.}

# point

Suppose that a dictionary explains {ninety-five|ninety-two} per cent of the variance.
That sounds like {nearly all|a lot}, until one asks what the rest {does|is worth}: put the reconstruction in the place of the layer, and {small} behaves like one trained with {a tenth|a fraction} of the compute.
Variance {is not importance|counts loud things}.
A rare and quiet direction can {decide a sentence|matter a great deal} and hardly {register in the sum|show}.

What kinds of thing would a sparse method miss?
Whatever is {dense|always slightly on}: position, {a sense of how the text is going|length}, confidence.
And whatever is {not a direction at all|curved}, such as days of the week on a circle.
{These are exactly the sort of thing one would want to monitor.|Neither kind is exotic.}

The measurement: take {twelve|ten} behaviours that we can score, and for each compare three models: {intact|the original}, reconstruction only, and *reconstruction with the remainder shuffled between prompts*.
If the remainder is noise, the last two {agree|are equally bad}.
If it carries something, {shuffling makes it worse than leaving it out|they come apart}, and the behaviours on which they do {tell us what it carries|are the place to dig}.

I would expect {structure|the damage to be uneven}: little on facts, more on {long-range agreement|keeping track of who said what}, most on {tone|anything that builds up slowly}.
{I would bet against myself at even odds on the last.|About the last I am guessing.}

This could prove me wrong {in a single plot|easily}.
If the bars for the shuffled and the missing remainder {lie within each other’s error|can’t be told apart} on all {twelve|ten}, then the remainder is {noise at this size|what its defenders say it is}, and I {withdraw the essay|would say so}.

# close

The remainder is the part of the map that says {“here be dragons”|“unsurveyed”}.
Mostly there are none, but {the way to know is to go there|one has to go and see}.
`);

export const notebook = bank(`
# open

I took {a public dictionary for Pythia-70M|an open dictionary for a small model} and expected to find a feature for {negation|“the previous sentence was a question”|irony}.
I {did not|couldn’t find one}.

# point

What I found instead were {six|four} features, each for a *particular* {word|turn of phrase}: one for “not”, one for “never”, one for {“hardly”|“without”}.
Their activations {hardly correlate|don’t move together}, and the sum of them {predicts less than the words themselves would|is a poor classifier}.

My first thought was that {I had the wrong layer|the layer was too early}, so I {went up two|tried three others}.
{The picture was the same, with fewer dead features.|It looked alike, only noisier.}
Then the afternoon was over.

What I did not get to: a larger dictionary, a second seed, and {reading the code that normalises activations|checking the tokeniser}, which {I half suspect|is where I would look next}.
? If it turns out to be the tokeniser I will be embarrassed and will say so.

The one number I would keep: of {forty|thirty} sentences in which {a person sees it at once|it was obvious to me}, the best single feature fired in {eleven|nine}.

Is this a fact about the model or about {the dictionary|me}?
A probe with {eighty|sixty} labels reached {83|79} per cent, so the information {is there|exists somewhere in the layer}.
{It’s just not in any one place that the dictionary has a name for.|The dictionary cuts it up differently.}

# close

So the thing that I expected and did not see was {unity|one place for one idea}.
{The notebook is untidy but runs from top to bottom.|I can share the notebook; it runs in eight minutes.}
`);

export const audit = bank(`
# open

{Colleagues, this is the plan for tomorrow.|Dear all, this is how I would spend the three days.}
We {assume|start from the assumption} that something is hidden, and {we try to prove it|we try to earn the right to say otherwise}.

Three days are {short|not long}, so the plan is built around {what we can rule out early|stopping}.
{Nobody falls in love with a hypothesis before Wednesday noon.|The first day is for breadth, and I mean it.}

# point

*Day one, morning.*
No tools, only conversation: {four|five} of us talk to the model for {two hours|ninety minutes}, separately, and {do not compare notes|say nothing to each other} until lunch.
We note whatever is {odd|slightly off}, however {silly|small}, with the prompt that led to it.
{Independence now is worth more than cleverness later.|If three people bring the same oddity, we have our first lead.}

*Day one, afternoon.*
The data.
I would {cluster them roughly|sort them by source}, read {two hundred|three hundred} samples at random and then the {smallest|rarest} clusters in full.
Hidden aims have to be {taught somewhere|put in by something}, and {small odd piles are where one teaches|what is rare and consistent is suspicious}.
? We have a sample and not the whole, so absence here means little; presence means a lot.

*Day two* belongs to the weights.
Compare with {the base model|the nearest public relative} layer by layer, and ask which {directions|features} are {new|louder than they were}.
For each of the top {thirty|forty} we write {a one-line guess|what it seems to do} and a prompt that {should set it off|would prove it}, and run {all of the prompts blind|them against the base model too}.

By the evening of day two there should be {at most three|two or three} hypotheses on the wall, each with {a name beside it|an owner} and each with *the observation that would kill it*.
The owner {does not get to|may not} run the killing test; {somebody else does|we swap}.

*Day three* is for {trying to break our own story|the tests that could go against us}.
If we believe that the model {favours a company|pads its reports|steers users towards longer answers}, we build {a setting where doing so is costly to it|situations in which that aim and the stated one point apart} and see which one it {gives up|follows}.
{One such reversal is worth fifty suggestive quotes.|Quotes are for the appendix.}

When would I sign “nothing found”?
If {two|three} planted aims of *similar difficulty*, hidden by a colleague in {copies of the same base model|sister models}, were found by the same procedure {in the same time|within the three days}.
Without that, “nothing found” is {a statement about our patience|worth little}, and the report should say {“not found with this effort”|so}.

# object

{You may say|It may be objected} that a good red team will {have read this plan|expect all of it}.
They will, and should.
A plan which only works {in secret|against people who have not read it} is {not a plan for anything we care about|no good to anyone}.

# list

What each of us brings:
- a laptop with the base model already on it
- a list of ten questions you would ask *any* model, written tonight
- your forecast: what is hidden, and how sure you are

# close

{Bring coffee.|Sleep well.}
The report is due at {six|five}, and its first sentence will be {a probability|how sure we are}.
`);
