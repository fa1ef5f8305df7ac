/** Given names that are also words: such a name is told from the word by a capital where no sentence begins. */
const nameWords =
  "ace amber angel art ash aspen aurora autumn basil bay bea bill blaze bob brandy brook brooke buck bud carol charity chance chase chastity chip christian chuck clay cliff coral crystal daisy dale dawn dean destiny dick dolly don dot drew duke earl eden ernest eve faith faye fern flora frank gale gene ginger glen grace grant guy harmony harry hazel heath heather heaven holly hope hunter iris ivory ivy jack jade jasmine jasper jay jewel jo joy july june justice kit lance laurel lily lou love luna lux mark mat max melody mercy mike miles misty myrtle nick noble norm olive opal pan pansy pat patience pearl penny peter phoenix piper poppy pride prudence ralph ray raven reed reef rich river rob robin rocky rod roman rose rosemary roy ruby rue rusty sage sandy scarlet serenity sienna skip sky skye sonny star stella sterling stone storm sue sunny tad temple terry timothy tom trinity true trudy tucker valor van vera verity victor victory viola violet wade warren will willow wren wynn zen".split(
    " ",
  );

/**
 * Words that sentences, headings and this field's texts are full of, capitalised or not, and names
 * of months, days, peoples and places: never told to be a name by themselves.
 */
const words =
  `a able about above academic access account across act action active actor add after again against age agent agents agi ago ai air algorithm algorithms align aligned alignment all almost alone along already also although always am american among an analysis and andy another answer any april are area argue around as ask asked at august aware away back bad bank bar base based basic be bear because been before began begin behind being bell belief believe bench benchmark best better between beyond big bird bishop black blue board body bold book both bow box boy branch bread bridge bright bring broad brown build bush business but butcher butler by call called came camp can cannot cap car card care carry case cause cell center central centre certain chain chair change chapel chapter chat child children china church circuit circuits city class clear close coal code cold come common company computer computing concept context control cook cool corn correct cost could country course court crane cross cut dark data date day days dear deep deal deception did difference different digital direct director do does dog dollar done door down draft driver dutch dry each early earth east easy eight either else empirical end engine engineer engineering english enough essay ethics eu evaluation even evening ever every evidence example experiment experiments expert explain eye face fact fair fall false family far farmer fast father feature features february feeling feet few field fifth figure fine fire first fish fisher five flow follow food foot for force ford forest forester form forth four fox free french friday friend from front full game gap garden gardener gate gates gave general german get give given go goal god gold golden good government gradient great greek green grey ground group grow had hall ham hand happy hard hart has have he head heart held hello help her here high hill him himself his history hold home honest horn house how however human hundred i idea if image important in independent index indian industry information inner input intelligence interest international interpretability into is island israel it italian its itself january japanese job jordan judge just keen keep kept key kind king knight knowledge known lab labs lake lamb land language large last late law laws layer lead learn learning least left less let level life light like line list little live local logic long look loss low machine made main make man many march marsh mason master math mathematics matter may me mean means measure mechanistic meet member memory method mid might miller mind mine model models moderate modern monday money month moon moor more morning most mother mountain move much must my name national natural nature near need network networks neural never new next nice night nine no none nor north not note nothing november now number objective october odd of off office often old on once one only open operator optimization or order other our out outer output over own oxygen page paper park parker part past path pay people perhaps person phase philosophy physics pick piece place plan plant play please point police policy poole poor pope porter position possible post potter power present press price prince principle probe problem process program programme project prompt proof property public put quality question questions quick quite race rain rather read real reason red reeves research result return reward rice right ring rise rivers road robust robustness role room round rule rules run russian safe safety said same sample saturday save saw say says scalable scale school science score sea second see seem self self-employed sense september series service set seven shall sharp she shepherd ship short should show side silver simple since singer single sister six skill small smart smith snow so social society software some son song soon sound south space spain spanish spear speed spring square stage standard start state steel step still strong student students study such summer sun sunday sure system systems table take talk task taylor teacher team technical technology ten term test tests text than thank that the their them then theory there these they thing things think third this those thought three thursday time to today together token tokens told too top topic total town trade train training transformer travel tree trial truth try tuesday turn turner two type uk under understand unemployed union unit united until up upon us usa use used useful user value values vector very view vision voice walk walker wall want war ward was water way we weak wear webb wednesday week weight well were west what wheat when where which while white who whole why wide wild wind winter wise wish with within without wolf woman wood woods word words work worker works world would write wrong year years yes yet york you young your zero`.split(
    " ",
  );

const named = new Set(nameWords);
const ordinary = new Set(words);

/** What a folded word is besides a name: "name" where both are likely, "word", or neither. */
export function ordinaryKind(word: string): "name" | "word" | undefined {
  // May, June and the like are in both lists, and months are written with a capital.
  if (ordinary.has(word) || /^(?:april|may|june|july|august)$/.test(word)) return "word";
  return named.has(word) ? "name" : undefined;
}

/** What stands before or behind a name and is no part of it. */
export const titles: ReadonlySet<string> = new Set("dr jr miss mr mrs ms prof sr phd msc bsc md ii iii iv".split(" "));

/** Parts of names that are no name by themselves within one: "van", "de la", "bin". */
export const particles: ReadonlySet<string> = new Set(
  "af al ap ash bar ben bin bint bte da dal dalla das de degli dei del della den der des di do dos du e el et fitz ibn il la las le les lo los mac mc of san st ten ter the und van vande vanden vander ver von vom y zu zum zur".split(
    " ",
  ),
);

/** What many names of institutions have in common. */
export const frames: ReadonlySet<string> = new Set(
  "academy academia centre center college colleges department dept ecole école school schools faculty fakultat hochschule institut institute institutes instituto istituto lab labs laboratory laboratories polytechnic politecnico politecnica polytechnique universidad universidade universita universitat universitaet universitas universite universiteit universitet university uni univ".split(
    " ",
  ),
);

/** Capital letters that mean something else to everybody in the field. */
export const knownAcronyms: ReadonlySet<string> = new Set(
  "AGI API ASI CEO CLI CNN CPU CSV CTF DNA DPO ELK EM EU FAQ GAN GPU GPT HTML IBM ICL IDE IRL JSON KL LLM LLMS LSTM MCMC MDP ML MLP NLP NLU OOD OS PCA PDF PHD PPO QA RAG RELU RL RLHF RNN SAE SAES SFT SGD SQL SVM TDD TPU UI UK URL USA UX VAE VLM XAI".split(
    " ",
  ),
);

/** Hosts of mail that tell nothing of where somebody works, and those kept for examples (RFC 2606). */
export const mailHosts: ReadonlySet<string> = new Set(
  "126.com 163.com aol.com duck.com example.com example.edu example.net example.org fastmail.com fastmail.fm foxmail.com gmail.com gmx.at gmx.com gmx.de gmx.net googlemail.com hey.com hotmail.co.uk hotmail.com hotmail.de hotmail.fr icloud.com inbox.com live.co.uk live.com mac.com mail.com mail.ru mailbox.org me.com msn.com naver.com outlook.com outlook.de pm.me posteo.de proton.me protonmail.ch protonmail.com qq.com rediffmail.com riseup.net rocketmail.com t-online.de tuta.com tutanota.com web.de yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.de yahoo.fr yandex.com yandex.ru ymail.com zoho.com".split(
    " ",
  ),
);
