"""The English table."""

from corpus.attribution.table import Cues


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


COMMON = _words(
    "the of and to in that was said with for is on by has have were from as at",
)

MONTHS = _words(
    "january february march april may june july august september october november december",
    "jan feb mar apr jun jul aug sept sep oct nov dec",
)
WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday")

ENGLISH = Cues(
    language="en",
    saying=_words(
        "said says say told tells tell reported reports report claimed claims claim stated states",
        "state announced announces announce noted notes note confirmed confirms confirm denied",
        "denies deny argued argues argue wrote writes write insisted insists insist alleged",
        "alleges allege acknowledged acknowledges acknowledge estimated estimates estimate",
        "explained explains explain replied replies testified tweeted declared declares declare",
        "revealed reveals disclosed emphasized emphasised emphasizes emphasises stressed stresses",
        "remarked remarks commented complained promised vowed pledged rejected rejects reject",
        "dismissed dismisses believes believe reiterated asserted asserts assert contended",
        "contends quoted quotes cited cites",
    ),
    saying_that=_words(
        "found finds showed shows show suggested suggests suggest indicated indicates indicate",
        "predicted predicts posted posts learned ruled rules decided concludes concluded proposed",
        "thinks think thought suspects suspect suspected continued recalled responded estimates",
        "estimate continues warned warns warn admitted admits admit added adds add maintained",
        "maintains",
    ),
    doubtful=_words(
        "report reports claim claims state states note notes estimate estimates quotes remarks",
        "rules posts finds shows show",
    ),
    participles=_words(
        "saying claiming stating adding noting reporting announcing confirming denying arguing",
        "alleging insisting warning explaining writing telling stressing emphasizing emphasising",
        "declaring asserting acknowledging admitting revealing estimating",
    ),
    citing=_words("citing quoting"),
    quoting=_words("quoted quotes quote cited cites cite"),
    telling=_words("told tells tell informed informs"),
    denying=_words(
        "denied denies deny rejected rejects reject dismissed dismisses denying",
    ),
    disputing=_words("rejected rejects reject dismissed dismisses"),
    disputed=_words(
        "reports report claims claim allegations allegation accusations accusation suggestions",
        "suggestion charges criticism rumours rumors",
    ),
    publishing=_words("published carried aired broadcast ran relayed reprinted posted shared"),
    issuing=_words("released issued made gave"),
    phrases=(
        ("according", "to"),
        ("in", "the", "words", "of"),
        ("per",),
        ("as", "reported", "by"),
        ("as", "stated", "by"),
        ("as", "quoted", "by"),
        ("as", "cited", "by"),
        ("as", "told", "to"),
    ),
    verb_phrases=(
        ("went", "on", "to", "say"),
        ("goes", "on", "to", "say"),
        ("went", "on", "to", "add"),
        ("pointed", "out"),
        ("points", "out"),
        ("point", "out"),
        ("made", "clear"),
    ),
    that=_words("that"),
    as_words=_words("as"),
    by=_words("by"),
    auxiliaries=_words("has have had is was are were be been being do does did"),
    passives=_words("is was are were been being be"),
    modals=_words(
        "can could may might must shall should will would to cannot refused declined unable yet",
        "not never if unless whether",
    ),
    negations=_words("not never n't neither nor"),
    verbs=_words(
        "led made took held gave got went came left hit put set shot struck saw fled sent brought",
        "met kept ran became began broke fell rose won lost drew go goes get gets make makes take",
        "takes like such hits leads",
    ),
    adverbs=_words(
        "also later earlier further previously reportedly repeatedly then again now already often",
        "meanwhile separately subsequently initially recently officially publicly privately",
        "bluntly only even just both themselves himself herself itself additionally furthermore",
        "moreover likewise too once still first finally similarly allegedly always ever",
        "usually simply",
    ),
    times=WEEKDAYS
    | MONTHS
    | _words(
        "today yesterday tomorrow morning evening night afternoon noon midnight early late last",
        "week month year weekend earlier later ago day days weeks months years hours minutes this",
        "next shortly tonight",
    ),
    calendar=MONTHS | WEEKDAYS,
    prepositions=_words(
        "on in at to from by with during after before following amid despite near over under",
        "inside outside since until for about through against within without via between among of",
        "speaking across around toward towards into upon off alongside throughout late early",
    ),
    linking=_words("of for"),
    conjunctions=_words(
        "and but while as because when after although though whereas if since or so where before",
        "until unless however than whether once",
    ),
    relatives=_words("who which that whom whose"),
    openers=_words(
        "the a an this that these those it its he she they we i you his her their our your my",
        "there here meanwhile however moreover furthermore additionally also earlier later since",
        "then now today yesterday tomorrow about some several many most more few one two three",
        "four five six seven eight nine ten dozens hundreds thousands in on at to for from with",
        "without by of as and but or nor so yet if when while after before during despite amid",
        "following according citing quoting speaking although though because until unless what",
        "who whom whose which where why how recall generally certainly finally overall instead",
        "still even only just both all any each every no not never nobody none nothing another",
        "other others such around over under nearly almost least up per further first second",
        "third last next once again too perhaps maybe indeed thus hence therefore otherwise",
        "nevertheless nonetheless likewise similarly either neither reports authorities officials",
        "critics witnesses sources experts rescuers residents survivors police yes mr mrs echoing",
        "stating claiming saying trying adding asked less photo video image file news people",
        "between among through within across local state senior former top late early separately",
        "subsequently initially recently let do did does was were is are has have had will would",
        "can could may might must should",
    ),
    determiners=_words(
        "the a an this that these those its his her their our one two three four five several",
        "some many both another any each every no other six seven eight nine ten few",
    ),
    quantities=_words(
        "one two three four five six seven eight nine ten eleven twelve dozens dozen hundreds",
        "hundred thousand thousands million nearly about around over least more almost some",
        "several up many scores half none nobody tens fewer less roughly approximately another",
    ),
    people_pronouns=_words("he she"),
    thing_pronouns=_words("it"),
    plural_pronouns=_words("they"),
    other_pronouns=_words("i we you him her them us me his hers theirs"),
    particles=_words(
        "al el bin ibn bint abu de del della di da dos van von der den la le du of ter af av e",
    ),
    titles=_words(
        "mr ms dr prof professor gen general col colonel capt captain lt lieutenant sgt",
        "sergeant maj major gov governor sen senator rep rev reverend sir lord dame",
        "president minister premier chancellor ambassador prosecutor judge justice mayor",
        "inspector commissioner chief commander director chairman chairwoman secretary spokesman",
        "spokeswoman spokesperson king queen prince princess ayatollah sheikh imam pope bishop",
        "archbishop father brother sister admiral brigadier deputy attorney harbour harbor",
        "sheriff detective officer lawmaker",
    ),
    roles=_words(
        "prosecutor prosecutors spokesman spokeswoman spokesperson spokespeople minister",
        "ministers president premier mayor governor commander chief head director chairman",
        "chairwoman secretary master captain officer officers official officials lawmaker",
        "lawmakers senator judge ambassador diplomat diplomats envoy professor doctor doctors",
        "nurse nurses surgeon analyst analysts expert experts researcher researchers investigator",
        "investigators inspector inspectors detective witness witnesses resident residents",
        "survivor survivors passenger passengers relative relatives eyewitness eyewitnesses",
        "source sources activist activists critic critics lawyer lawyers journalist reporter",
        "reporters correspondent author writer leader leaders member members citizen deputy",
        "general colonel lieutenant sergeant king queen prince sheikh adviser advisor aide aides",
        "manager owner founder engineer economist historian scientist scientists firefighter",
        "firefighters rescuer rescuers fisherman fishermen sailor sailors pilot clerk veteran",
        "coroner pathologist warden editor columnist ayatollah cleric bishop priest teacher",
        "student mother father brother sister son daughter wife husband neighbour neighbor",
        "harbourmaster physician paramedic skipper",
    ),
    bodies=_words(
        "ministry ministries office agency agencies police government governments authorities",
        "court courts branch affiliate wing arm division council parliament army navy military",
        "force forces guard guards service services department committee commission board bank",
        "company companies firm union association organisation organization group groups party",
        "administration apparatus bureau university hospital institute headquarters embassy crew",
        "line operator owners brigade observatory watchdog charity network coalition alliance",
        "militia command corps regime assembly staff secretariat congress senate cabinet kremlin",
        "pentagon unit team team's faction movement leadership prosecution defence judiciary",
        "cathedral church club federation league",
    ),
    papers=_words(
        "newspaper daily weekly broadcaster channel outlet outlets media magazine paper website",
        "tabloid television tv radio press statement report reports letter document documents",
        "filing study survey poll transcript memo bulletin communique communiqué blog newsletter",
        "editorial post article agency newswire",
    ),
    labels=_words(
        "group organization organisation movement network militia agency newspaper daily",
        "broadcaster channel website outlet magazine tabloid newswire",
    ),
    crowds=_words(
        "police officials authorities witnesses sources media prosecutors residents relatives",
        "survivors critics experts analysts rescuers firefighters doctors investigators lawyers",
        "activists diplomats researchers scientists reports lawmakers passengers eyewitnesses",
        "aides inspectors fishermen sailors outlets ministers officers observers nurses leaders",
        "agencies television tv radio press forces services",
    ),
    audiences=_words(
        "reporters reporter journalists journalist lawmakers parliament conference briefing crowd",
        "court hearing jurors judge audience supporters him her them me us people nation council",
        "public viewers listeners readers press meeting inquiry investigators police committee",
        "everyone anyone you congress families relatives residents passengers crew",
    ),
    closeness=_words("familiar close loyal briefed"),
    places=_words(
        "province city town village region district island airport university street square port",
        "harbour harbor coast river county capital border area quay mosque cemetery mountain bay",
    ),
    at_places=_words("in at near from across around outside inside into toward towards over"),
    editorial=(
        "not possible to verify",
        "could not be verified",
        "could not be independently",
        "could not independently",
        "did not elaborate",
        "did not specify",
        "did not say",
        "without elaborating",
        "without giving",
        "without providing",
        "gave no ",
        "no evidence",
        "not immediately clear",
        "yet to confirm",
        "unclear",
    ),
)
