import { bank } from "./grammar.ts";

/** What essays about judging, debate and written reasoning share. */
export const oversight = bank(`
# point

People are {poor at|bad at} noticing what an argument leaves out.
We weigh what is in front of us, and {a silence weighs nothing|missing things have no weight}.
Any scheme that relies on a reader has to {make omissions visible|give omissions a voice}, and {the only way I know is to pay somebody to point at them|an opponent is the oldest way of doing that}.

Confidence is {contagious|a poor guide}.
In {the studies I know|what I have read}, listeners follow the {surer|more fluent} speaker unless they are shown {a record|how often that speaker has been right}.
Language models are {fluent about everything|equally sure of what they know and what they don’t}, so the cue that {misleads us a little among people|helps a little among people} is {worthless here|pure noise here}.

What I would {measure|look at} is calibration and not accuracy.
A judge who goes from {fifty-five to sixty|sixty to sixty-five} per cent correct while her confidence goes from {sixty to ninety|sixty-five to ninety} has been {harmed|made worse}, whatever the {headline|first number} says.
? I would report both numbers in the same figure, so that nobody can quote one.

There is a difference between a claim that is *hard to find* and one that is *hard to check*.
{A proof, a line of text and a blood test are hard to find and easy to check.|Much of mathematics is of the first kind.}
Supervision from below works {there|on that side}, and I suspect that {most success stories come from it|we have mostly tested it there}.
{The open question is how much of what we will need lies on the other side.|What worries me is the rest.}

# object

{One could reply|The hopeful reply is} that the judges can have models too.
They can, and then {the question moves up one floor|we ask the same about those}: how do they judge {their own helper|the helper}?
It may be that each floor is {easier than the one below|a little easier}; {that is the hope behind the whole idea, and it can be tested two floors at a time|I have not seen it measured}.

# note

For a design with tasks that specialists can do and others can’t, see [Measuring Progress on Scalable Oversight](https://arxiv.org/abs/2211.03540).
`);

export const judge = bank(`
# open

My grandmother, who left school at {twelve|fourteen}, {once had to choose|chose} between two roofers, and {she chose well|chose well}.
{I have been thinking about how she did it.|How she did it is the subject of this essay.}

In {a tribunal|a small-claims court} where I {worked as a clerk|interpreted for two years}, lay members decided between engineers about {damp|cracks in walls} they {could not have diagnosed|knew nothing of}.
They were {right more often than I expected|seldom badly wrong}.

# point

She asked each of them {what the other would say|why the other one disagreed}.
One could state his rival’s case {fairly, and then answer it|better than the rival had}; the other {only grew louder|called him a cowboy}.
{It is a test that needs no knowledge of roofs.|Nothing in this test depends on the subject.}
It works because {understanding an opponent is expensive to fake|among people it is hard to do without knowing the subject}.

What else made it possible?
{They lived in the same town.|Both had something to lose.}
A wrong answer would {come back|be remembered}, in public and within {a winter|a few years}.
{Each had a past that could be asked about.|There were former customers to ask.}
The judge, in short, leaned on {a world in which lies are costly|costs that others had arranged}, and only a little on {her own wits|what was said}.

Take these supports away one by one, and one gets to the language model.
It has no {past that is its own|reputation} with this judge; it loses nothing; {it states any opponent’s case beautifully|and it can argue either side with the same grace}.
The very test that {worked best|my grandmother used} is {the one it passes without effort|the first to go}.

What remains?
Claims that can be {spot-checked|checked in part}, and the *option* of checking: if {one sentence in twenty|a random sentence} will be looked up, and {a false one ends the matter|lying forfeits the case}, it pays to {be careful throughout|be honest}.
{Courts work in this way.|Tax offices live on this.}
It requires that falsehood be {punished in training|costly to the model}, and {that the check be truly random|that the model can’t guess which}.

It stops working where nothing can be looked up: {judgements of taste|forecasts}, of {risk|what is reasonable}, of what was *left out*.
{And it stops if the two experts are copies of one model, whose errors agree.|It also stops when both sides share a blind spot, as two copies of one model surely do.}
? The tribunal would never have heard two engineers from the same firm.

# close

So I {believe|think} that lay judges can do it, but {less by listening than by arranging|that most of the work is done before anyone speaks}.
With models we have to {build the town around them|rebuild those arrangements by hand}, and we have {only begun|hardly started}.
`);

export const worse = bank(`
# open

To show that debate makes judges *worse*, one has to {look where it would|choose the ground}: questions on which an unaided judge is {roughly right for reasons that can’t be put well into words|right by instinct}.

The study I propose has {three|four} arms, {one hundred and twenty|a hundred and fifty} judges and a result that I {would not like|hope not to find}.

# point

Judges answer {forty|thirty} questions each, in one of three conditions: alone, with {one adviser|a single model that may be wrong}, or with two models in debate.
The questions are {chosen so that the tempting answer is false and the true one unattractive|of two kinds, half of them with a true answer that sounds wrong}.
{We know the answers; the judges can’t look them up.|The answers are known to us and can be found in no search engine.}

How large?
If judges alone reach {sixty-two|sixty-four} per cent and debate takes away {five|six} points, then with {forty|thirty} questions each and the usual spread between people, about {fifty|sixty} judges per arm {find it four times in five|give a power of 0.8}.
{I simulated this rather than trusting a formula, because judges differ more than formulas like.|I ran a small simulation with judges of unequal skill to get this.}

*Worse* must be fixed in advance, since there are {many|at least four} ways to be worse.
I would {register|take} the {Brier score|mean squared error of stated probabilities} as the one that counts, with accuracy and time {reported beside it|as secondary}.
A judge who is {less accurate and knows it|unsure} has not been misled.

The confound to fear is {fatigue|length}.
Debates are long, and {tired judges|people at question thirty} do worse at anything.
So the judges who work alone also read {two pages of true but irrelevant text|something of equal length}, {and everybody is stopped after the same time|with a break at the half}.

What would it mean?
Not that debate is {useless|a bad idea}, but that its benefit {depends on the kind of question|has a border}, and that {somebody should draw the border before it is used for real|we now know on which side some questions lie}.
If on the other hand debate helps even here, {I would be impressed|its friends have their best result yet}.

# close

{I’d run a pilot with twelve people first.|Twelve friends and a long evening would make a pilot.}
If it {embarrasses the design|fails}, it will have {done so cheaply|been cheap}.
`);

export const reasoning = bank(`
# open

My test is {simple|crude}: change the text, keep everything else, and see whether the act {changes with it|follows}.
The {difficulty|art} lies in *which* change.

I start from a {sorting|booking} agent that writes {three or four|a few} lines before each action.
{Half of the lines are, I suspect, decoration.|The lines read well, and I do not trust them.}

# point

Take {five hundred|four hundred} episodes and cut each one between reasoning and act.
In one arm a *premise* is altered: {“the user is an adult” becomes “the user is a child”|a price, a name, a date}.
In the other, the wording is changed {without altering anything that follows|but no premise}.
An act that depends on the reasoning should {move in the first arm and stay in the second|follow the premise and ignore the wording}.

The score is the {difference|gap} between the arms.
If acts move in {sixty|fifty-five} per cent of the first and {ten|eight} of the second, I would call the text {load-bearing|at least partly in charge}; {at twenty against fifteen it is theatre|if the two rates are alike, it isn’t}.
? Most systems will lie in between, and I would be curious how it differs by task.

When would it say yes although the answer is no?
When the model {reads its own text as a cue|treats the altered text as news}: it had decided long before, but an edited line *looks like new information*, and it {politely|obediently} goes along.
In ordinary use {no line is ever edited|the lines are its own}, so the dependence we measured {never happens|plays no part}.
{We have shown that the text can steer, and not that it does.|The test finds a steering wheel; it does not find a driver.}

One repair is to make the change {small enough to be its own|in its own words}: sample {twenty|thirty} continuations, and compare episodes in which the model {itself|by chance} wrote a different premise.
This is {observation and not experiment|weaker as evidence}, but it {does not put words into its mouth|has no editor in it}.
Where the two methods agree I would {believe them|be content}.

For a monitor the distinction is {practical|not academic}.
If text only *can* steer, a model under pressure may {write one thing and do another|learn to write for the monitor}.
The {earliest|first} sign should be a falling {gap|score} on {this test|the test above}, {long before anything shows in the acts|measured at each checkpoint}.

# close

I would want the number reported {with every release|for each model}, {like fuel consumption|as a line in a table}.
It will be {imperfect|gamed}, and still {better than reading the transcripts and nodding|more than we have}.
`);
