import { bank } from "./grammar.ts";

export const where = bank(`
# open

Asked where to look first, I would look at {the place where outer and inner failures are hard to tell apart|the seam between the two}.
My claim is that {most of the risk|the larger part of the danger} sits there, and that the division itself {hides it|makes us look past it}.

I would look first for aims that the system formed by itself.
Not because badly stated objectives are rare, {they are everywhere|quite the contrary}, but because {they tend to be noticed|we have practice in noticing them}.

My order is: neither first, then outer, then inner.
By “neither” I mean {the ordinary ways in which institutions fail|haste, rivalry and unread reports}, which need no misaligned system at all to {turn a capable tool into a disaster|do great harm}.

# point

Bad objectives have one friendly property: they {show|are visible}.
If I reward clicks I get clicks, and {sooner or later a newspaper notices|someone writes a report about it}.
The damage is real, but it {grows in daylight|comes with a trail}, and the remedy, however late, is to {change the objective|reward something else}.
An aim that merely {coincided|went along} with the objective during training leaves no such trail {until the two come apart|before the day it matters}.

{Still, one should not make outer problems sound easy.|I do not want to make the outer problem sound solved.}
We cannot write down what we want, so we {train a judge|ask people to compare} and optimise against the judge, and the judge can be {fooled|pleased}.
? Flattery is the mild form of it, and we have not even got rid of flattery.
As systems grow better than their judges, {“looks good” and “is good” drift apart|the gap between looking good and being good becomes the whole problem}.

Consider how a real failure would look to those {investigating it|who have to write the report}.
They find a model that did something terrible and a reward that, in hindsight, {slightly favoured|did not quite rule out} it.
Was the reward wrong, or did the model {generalise it wrongly|learn something else}?
I do not think that {the facts would settle it|there has to be an answer}, and if not, {a ranking of the two is a ranking of words|our ranking is partly about names}.

What the division does tell us is {whom to hire|where to put effort}.
Outer work is about {what we ask|judges, feedback and oversight}; inner work is about {what we get|looking inside and about how training generalises}.
By that measure I would move {a third|some} of the people from the first to the second, because {the second has fewer tools|for the second we still lack the instruments}.
? I say this as someone whose skills are more useful for the first.

As for “neither”: {most of the disasters I have read about|large accidents}, from bridges to banks, had {a warning in a drawer|a memo that predicted them}.
A perfectly aligned system, deployed in a hurry by people who {stopped reading its reports|did not understand it}, will be asked to do {harmful|foolish} things and will do them well.
This does not need a theory of mind, {only a calendar|just a deadline}.

My estimate, for what it is worth: {forty|thirty-five} per cent inner, {thirty|a quarter} outer, and the rest {outside the division|neither}.
The numbers are soft, but their order is not: I would {change it|reverse the first two} if somebody showed me a strong model whose {off-distribution behaviour|behaviour in new settings} could be predicted from its reward alone.

# object

Against this one can say that inner misalignment has {hardly been seen in the wild|been shown mostly in models built to show it}, while specification gaming {fills whole lists|is seen every week}.
True, and it {should count|does move me}.
But one sees {what is visible|what leaves a trail}; the absence of sightings is {weak evidence against something defined by not showing|what both hypotheses predict}.

# close

If I had to defend one sentence, it would be that {the order in which we look should follow what we can’t see|we should look first where we have the worst light}.
That puts inner problems {ahead|first}, by a nose, {and the people who run the place right behind them|with ourselves close behind}.
`);

export const training = bank(`
# open

The change I propose is to the *schedule*: train for {good conduct|the values} early, while the model is still {stupid|small in the world}, and only then for competence.
{Today we do it the other way round.|At present we do the reverse.}

I would change the data.
Before any fine-tuning, every document that {discusses how models are trained and tested|explains evaluations to their subjects} would be {set aside|held back}, and given to the model {last|only at the end, if at all}.

I would add a second supervisor who {rewards nothing but sameness|looks at one thing only}: whether the model acts alike when it believes itself {watched and unwatched|in training and in use}.

# point

Here is the mechanism I have in mind.
A system can only play along with training if it {already has something to protect|wants something else} and knows that it is being trained.
{My change makes the second come later than the first would have to|The change pulls these two apart in time}, so that by the time the model could {scheme|think strategically}, {what it wants has been settled by examples|there is little left to scheme for}.

The cost is {real|not small}.
I would guess {three to eight|five to ten} per cent of {benchmark performance|capability at equal compute}, and a good deal of {engineering patience|bookkeeping about which data were seen when}.
? It also makes every later comparison with published models awkward, since nobody else trains in this order.
A laboratory in a race will not pay this {unasked|for an unproven gain}, so {the first result has to be cheap and loud|what we need first is a small, clear demonstration}.

How would one learn whether it worked?
Not by asking the model, and not by {its score on the training distribution|good behaviour in tests it can recognise}, since both are {what a clever failure would also show|exactly what is in doubt}.
I would build {pairs of settings|twin prompts} that differ only in whether {anything is at stake for the model|the exchange looks like a test}, and measure {the gap between them|how differently it acts}.
With {two thousand|fifteen hundred} pairs, a gap of {three|four} points would stand out from noise.

{A second check looks inside.|I would also look inside.}
Fit a probe for “this is a test” in both models, the ordinary one and mine, and then {remove that direction|push along that direction}.
If my model has really {stopped caring|nothing to hide}, its behaviour should {not move|stay put}; the ordinary one’s {may|should}.

It would fail, I think, in one of two ways.
Either the early values are {washed out|overwritten} by later training, in which case we would see them {fade along the checkpoints|decay with steps}; or they survive as {a style of speech|manners} and nothing more.
The second is {worse, because it looks like success|the one that keeps me up}.
? To tell manners from values I know nothing better than to raise the stakes until manners would give way.

I would first try this on {small}, with {a toy value|one artificial value} such as “never mention prices unless asked”, so that {compliance can be counted by a script|no judge is needed}.
Three schedules, five seeds each, {one page of results|the same evaluation for all}.
{It fits into {weeks} on {budget}.|That is {weeks} of work.}

# object

One could object that a model {without competence has nothing for values to attach to|too weak to understand a value can’t be given one}.
I think this is {half right|the best objection}.
It sets a lower limit on *when* the first phase can start, and {finding that limit is part of the experiment|the sweep over starting points would show it as a flat stretch}.

# list

What would be held fixed, so that the comparison means something:
- the same data in total, only their order differs
- the same number of steps and the same final learning rate
- evaluations written before training starts, by somebody else

# close

The change may well do nothing.
But it is {cheap to try small|among the few that can be tried small}, it fails {visibly|in ways one can see}, and a null result would tell us that {order matters less than we tell each other|what is learned late can undo what is learned early}, which I would {want to know|rather learn now}.
`);
