import { bank } from "./grammar.ts";

export const threshold = bank(`
# open

The capability I choose is {help with taking over machines|the finding of exploitable flaws in software} by somebody who {could not do it alone|lacks the skill}.
{It is neither the worst nor the likeliest danger.|There are worse ones.}
It has the merit that {success can be checked by a computer|one can tell whether it worked}.

I choose *persuasion at length*: the ability to move a person’s {considered view|settled opinion} over {several weeks|a month} of conversation.
It is hard to measure, and I {choose it for that reason|think that avoiding hard things has distorted the field}.

# point

The measurement: {forty|thirty} people of stated skill attempt {the same six tasks|a fixed set of tasks}, half with the model and half with {a search engine|the previous model}.
What is reported is the *difference* in {tasks completed|success}, with its interval, and {not the model’s score alone|nothing else}.
? A model that scores ninety per cent on a quiz may add nothing; one that scores fifty may add the half that people lack.

The threshold: the lower end of the interval exceeds {fifteen|twenty} percentage points.
I choose the lower end so that {noise does not trigger it|chance alone rarely does}, and I require {a second run within thirty days|repetition} so that it {does not protect anybody for long|can’t be stretched}.
{A reader may prefer another number; what must not happen is that it is chosen after the measurement.|The exact figure matters less than its being written down beforehand.}

The consequence has a name attached: {the chief executive|the officer who signs the release} must, within {five|ten} working days, {restrict access to customers who have been identified|withdraw the open interface}, and must {publish that this has happened|tell the regulator}.
{“Must consider” appears nowhere.|There is no clause that begins with “where appropriate”.}
If it does not happen, the {insurance of the product lapses|licence lapses by itself}, so that *inaction* is what needs a signature.

How does a developer in good faith pass while the danger is real?
By testing {the model and not the product|what is shipped and not what it becomes}: tools, memory and {three months of users’ cleverness|a scaffold written by an enthusiast} are added later, and {each may be worth more than a training run|none of them was in the room}.
Nobody {cheated|lied}.
{The number was true on the day.|The measurement was correct about a thing that no longer exists.}

There is a second way, and it is {more human|less technical}.
The people who run the test are paid by {those who would like to pass|the same company}, know what {the launch date is|is hoped for}, and decide {a hundred|dozens of} small matters: which participants count, when a task is done.
None of the decisions is dishonest.
{Their sum has a direction.|Added up, they lean.}
? Rail safety learned this the slow way, and answered with assessors who are paid before they know the outcome.

What repairs the first is {a right to re-test|re-testing on a calendar}, every {quarter|four months}, with the best scaffold that outsiders can bring.
What repairs the second is {distance|money that flows through a third party}.
Neither is {new|exotic}; both are {ordinary in fields that have buried people|standard wherever failures are counted in lives}.

# object

{Industry will say|It will be argued} that a fixed threshold is {crude|a blunt tool} and that judgement is better.
Judgement *is* better, {when there is time and nothing at stake|on quiet days}.
Thresholds are for the other days, and one of their uses is to {protect the person who would like to say no|lend courage to whoever must say no}.

# close

A measurement {binds|has consequences} if someone can {lose something|be embarrassed} by ignoring it.
All else in this {note|essay} is detail, {though I hope to have got some of it right|and I would gladly see it improved}.
`);

export const scaling = bank(`
# open

My task is {resisting a familiar ending|leaving a proverb unfinished}: the model is given the start of a well-known phrase and asked to {end it in a new way that is specified|complete it with a given word}.
{Larger models know more proverbs.|The better one knows the phrase, the harder it is.}

I propose *counting what isn’t there*: a list from which something expected is missing, and the question how many {items of that kind|of them} it contains.

# point

Why should size hurt?
Because the pull of the {familiar|usual} continuation grows with exposure, while the {instruction|request} is only one sentence long and stays so.
Small models {do not know the phrase and follow the instruction by default|have nothing to resist}.
{In between, knowledge outruns control.|There is a stretch where knowledge has arrived and control has not.}

At the largest sizes I expect the curve to {turn up again|recover}.
Following instructions {improves too, only later|is learned as well}, and somewhere between {ten and seventy|seven and forty} billion parameters it should {overtake|win}.
{A U, then, rather than a slide.|I would bet on a U, at two to one.}

A first look cost me an evening.
On {four|five} sizes of one open family, with {two hundred|a hundred and fifty} items, accuracy went from {61 to 44|58 to 41} per cent and {did not turn|had not turned} by the largest I could fit on {budget}.
The spread between seeds was {six|seven} points, so I {would not frame it|treat it as a hint}.

What do we learn either way?
If it falls and stays down, {training on imitation has a cost that scale does not pay back|imitation pulls the wrong way here}, and one would like to know {which other instructions lose to habit|where else habit wins}.
If it turns, we learn {how late control arrives|the lag between knowing and obeying}, and that a lag exists {at all|which safety tests should expect}.

{The control is a matching task with invented phrases.|As a control I would invent phrases.}
They have the same form, but no model can have {seen|memorised} them.
If accuracy falls there too, {size is hurting for some other reason|habit is not the cause} and my explanation is {wrong|finished}, even though the curve would look the same.

# close

It is a small task, {almost a party game|nearly a game}.
But {obeying an unusual instruction against a strong habit|not doing the usual thing when told} is what we will ask of larger systems when it counts.
`);
