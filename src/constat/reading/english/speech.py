"""English words for saying things, and for who says them."""

from __future__ import annotations

from constat.codebook.inflection import conjugate


def _forms(verbs: str) -> dict[str, str]:
    """Every form of each verb, with its base."""
    forms: dict[str, str] = {}
    for verb in verbs.split():
        conjugated = conjugate(verb)
        for form in (conjugated.base, conjugated.third, conjugated.past, conjugated.participle, conjugated.ing):
            forms.setdefault(form, verb)
    return forms


# ---- verbs

# Verbs of speech that take what is said as a clause, "said (that) ...": these also tell who "he" is afterwards.
SPEECH_VERBS = _forms(
    "say add claim tell explain insist warn confirm reveal admit state argue suggest announce note stress maintain report acknowledge deny declare tweet write ask query respond reply remark comment assert "
    "complain recall concede boast repeat reiterate emphasise emphasize predict allege testify joke urge promise pledge vow quip disclose retort counter plead caution advise assure inform notify remind contend "
    "recount underline underscore highlight express protest lament propose recommend swear threaten clarify signal stipulate brief continue inquire enquire enthuse observe answer interject submit point forecast trumpet communicate"
)

# Verbs of opinion and finding, which report a speaker's view as often as a state of mind or a fact.
OPINION_VERBS = _forms(
    "agree believe think fear hope conclude calculate estimate understand question wonder speculate indicate hint accept find show reckon feel expect guess decide rule mention deem count put doubt"
)

CLAUSE_VERBS = OPINION_VERBS | SPEECH_VERBS

# Verbs whose object is what is said: "blamed X for Y", "called for Y", "pledged to Z".
OBJECT_VERBS = _forms(
    "blame accuse condemn criticise criticize denounce demand call describe dismiss reject welcome defend slam praise hail brand dub label blast attack refuse want deplore advocate oppose appeal press "
    "campaign cite raise voice issue thank apologise apologize speak talk wish decry lambast ridicule mock salute applaud regret rebuff dispute"
)

# Verbs that tell how words were uttered: they lead to or from a quotation, and take no clause.
MANNER_VERBS = _forms(
    "shout cry yell chant begin end thunder fume rage sigh laugh go shrug snap growl mourn grumble whisper mutter murmur scoff sneer snarl hiss groan moan roar scream shriek smile grin exclaim marvel muse rant "
    "rave bark gasp sob weep wail whine chuckle beam gush sniff storm scold chide taunt tease crow bellow bemoan opine intone pronounce volunteer venture chime finish read"
)

SPEECH_LEMMAS = frozenset(SPEECH_VERBS.values())
# Of those whose verb it is, the next "he" may be one: also the verbs of judges, experts and counters.
TAKES_FLOOR = SPEECH_LEMMAS | frozenset("rule conclude find estimate calculate reckon think believe".split())
OPINION_LEMMAS = frozenset(OPINION_VERBS.values()) - SPEECH_LEMMAS
CLAUSE_LEMMAS = frozenset(CLAUSE_VERBS.values())
MANNER_LEMMAS = frozenset(MANNER_VERBS.values()) - CLAUSE_LEMMAS
VERBS = OBJECT_VERBS | MANNER_VERBS | CLAUSE_VERBS

OBJECT_LEMMAS = frozenset(OBJECT_VERBS.values())


def sort_of(lemma: str) -> str:
    """What sort of verb of saying, or noun of saying, a base form is."""
    if lemma in SPEECH_LEMMAS:
        return "speech"
    if lemma in CLAUSE_LEMMAS:
        return "opinion"
    if lemma in OBJECT_LEMMAS:
        return "object"
    if lemma in MANNER_LEMMAS:
        return "manner"
    return lemma if lemma == "according" else "other"


# Forms of these verbs that are more often nouns or adjectives than verbs of saying, unless a subject stands right before.
NOUN_FORMS = frozenset(
    "report reports claim claims state states comment comments note notes demand demands call calls promise promises pledge pledges threat question questions estimate estimates answer answers reply replies post posts plan plans protest "
    "protests hope hopes fear fears attack attacks blast back press pressing push support value values talk talks end ends close start record records rule rules ruling show shows go read finding findings feeling feelings meaning means "
    "statement run runs count counts point points brief counter boast boasts vow vows joke jokes tweet tweets label brand warning warnings hold holds open laugh sigh cry cries shout shouts mean expected".split()
)

# Past forms that no ending betrays: for telling a verb that no list here knows.
_IRREGULAR = (
    "beat become begin bind bite blow break bring build burn buy catch choose come cost deal do draw drive eat fall feed feel fight find flee fly forbid freeze get give go grow hang have hear hide hold keep know lay lead leave lend lose make mean "
    "meet pay ride ring rise run say see seek sell send shake shoot sing sink sit sleep speak spend spit spring stand steal stick strike swear sweep swim take teach tear tell think throw understand wake wear weep win withdraw write"
)
IRREGULAR_PASTS = frozenset(conjugate(verb).past for verb in _IRREGULAR.split()) | {"spat", "bit", "sprang"}

RECIPIENT_VERBS = frozenset("tell warn inform assure remind notify urge ask caution advise brief answer".split())
TAKES_TO = frozenset(
    "vow pledge promise threaten ask urge want refuse demand warn tell call swear seek offer hope expect decide agree intend plan wish propose claim appeal press push".split()
)
# Verbs with a noun of saying for their object: "raised concerns that", "expressed fears that".
TAKES_NOUN = frozenset("raise voice issue express repeat reiterate reject dismiss deny".split())
TAKES_FOR = frozenset("call demand ask appeal plead push press campaign argue".split())

AUXILIARIES = frozenset(
    "has have had is was are were been being be will would could may might must can should did does do 've 's 'd 'll ought shall".split()
)
# Verbs that lead to another by "to", the subject being the same: "sought to blame", "went on to say".
CATENATIVES = frozenset(
    "sought seeking seek tried trying try wants want wanted going gone went goes go expected due set likely appeared appears appear continued continues continue used began begins begin had has have failed fails fail rushed "
    "rushes declined declines refused refuses hastened able ready prepared forced quick keen about chose ought needed needs need came rose stood took supposed said believed understood reported thought".split()
)
ADVERBS = frozenset(
    "also later then already again since previously earlier now still yesterday today tonight simply only once always never even further rather quite just ever not n't 't both all each however meanwhile too often soon afterwards "
    "instead nevertheless nonetheless therefore thus far themselves himself herself itself long first finally too perhaps ago though on in".split()
)
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow morning afternoon evening night week weekend month year january february march april may june july august september october november december".split()
)
NOT_ADVERBS = frozenset(
    "family italy july reply only ally assembly bully supply rally belly fly rely apply comply july likely elderly early daily weekly monthly".split()
)

# Nouns of saying that take a clause or an infinitive: "a vow from X to ...", "X's claim that ...".
SAYING_NOUNS = frozenset(
    "vow pledge promise claim statement warning demand call admission announcement insistence suggestion allegation accusation plea threat assurance view belief argument opinion hope fear vows pledges promises claims warnings "
    "demands calls admissions suggestions allegations accusations pleas threats assurances hopes fears conclusion assertion complaint denial concern concerns doubt doubts complaints denials".split()
)
# "in the words of X", "in X's view": nouns by which a clause is credited like with "according to".
CREDITING_NOUNS = frozenset("words view opinion account reckoning count estimate tally eyes version".split())

# What something is said by when "by" names no speaker: "said by telephone".
MEANS = frozenset("telephone phone text email e-mail letter video message whatsapp fax radio satellite post link".split())

# Participles of what somebody does not wish: "who asked not to be named".
NAMING = frozenset("named identified quoted".split())

# ---- pronouns, joining words

PRONOUNS = frozenset("he she they it we i you".split())
PERSONAL = frozenset("he she".split())
RELATIVES = frozenset("who which that".split())
QUESTION_WORDS = frozenset("how why whether if when what where who".split())
CLAUSE_OPENERS = frozenset(
    "as while when after before since because although though if but whereas until unless once whilst where so".split()
)
DETERMINERS = frozenset(
    "the a an this that these those his her their its our my your one another some any no every each both all several many few most other".split()
)
POSSESSIVES = frozenset("his her their its our my your".split())
# Words after which a noun phrase has had its head: what follows only narrows it.
AFTER_HEAD = frozenset(
    "of for from in at who which that with on to working living staying based helping near by representing around supporting outside inside behind between against over under whose acting speaking travelling called named known "
    "about along across into through during since until aboard close familiar responsible running leading including charged".split()
)
PREPOSITIONS = frozenset(
    "of for from in at with on to by about against over under near into through during despite across between behind outside inside around amid without within following after before since until upon per via like unlike".split()
)
# Words that may open a run of words that names a speaker without being part of it.
LEADING = frozenset(
    "the a an but and however meanwhile as then so yet , with when while although though because for by after before if that what which - nor or since today yesterday later earlier now even once both whereas where also still how * _ > • #".split()
)

# Words that may end such a run.
TRAILING = frozenset("himself herself itself themselves - ' 's".split())

# ---- who speaks

# Nouns of those who speak for a body; "a Home Office spokesman" is the Home Office.
SPOKESPEOPLE = frozenset("spokesman spokeswoman spokesperson spokespeople spokesmen".split())
# Nouns of unnamed people who are tied to a body: with a body before or after them they are credited to it.
MOUTHPIECES = frozenset(
    "source sources insider insiders official officials chief chiefs boss bosses aide aides diplomat diplomats adviser advisers advisor advisors worker workers volunteer volunteers lawyers lawyer officer officers representative "
    "representatives member members staff team teams leaders delegates inspectors executives executive counsel press-officer press campaigner campaigners activist activists organiser organisers coordinator operator".split()
)
# Of those, the ones who stand for authority even with no body named.
AUTHORITATIVE = frozenset("official officials chiefs bosses inspectors counsel lawyers diplomats diplomat aides aide".split())

# Nouns by which a person without a name is told: no speaker in the record.
ANONYMOUS = frozenset(
    "onlooker onlookers eyewitness eyewitnesses witness witnesses eye-witness migrant migrants refugee refugees man woman men women boy girl boys girls teenager teenagers resident residents local locals people person others one some many source sources neighbour "
    "neighbours passer-by passers-by passerby user users driver drivers father mother son daughter wife husband fisherman fishermen volunteer reader readers critics critic observer experts expert insider insiders friend friends passenger passengers survivor survivors "
    "worker workers couple pair father-of-two father-of-three mother-of-two walker youngster victim victims student guest guests holidaymaker everyone nobody somebody someone reports report data everyone another other seeker seekers dweller colleague colleagues "
    "pensioner trader trucker hauliers haulier skipper smuggler smugglers trafficker child children youth crowd exile exiles asylum-seeker nobody anybody none those both most".split()
)

# Of those, the ones who are one person: the next "he" may be that one.
SOMEBODY = frozenset(
    "onlooker eyewitness witness migrant refugee man woman boy girl teenager resident neighbour passer-by passerby user driver father mother son daughter wife husband fisherman volunteer critic observer expert insider friend passenger "
    "survivor worker walker youngster victim student guest holidaymaker seeker dweller colleague pensioner trader trucker haulier skipper smuggler trafficker child source reader someone local person nurse doctor lawyer officer owner shopkeeper baker grocer caretaker porter barman waiter teacher engineer mechanic builder carpenter hairdresser barber "
    "farmer gardener cook chef cleaner cyclist swimmer jogger angler florist butcher baker postman tourist motorist medic paramedic gendarme policeman policewoman soldier sailor crewman stowaway captive lodger landlord landlady "
    "grandmother grandfather parent cousin widow carer defendant accused prisoner dealer".split()
)

# Of those, the ones by which a report calls again whom it named before: "the teenager".
CALLED_AGAIN = frozenset(
    "migrant refugee man woman boy girl teenager father mother son daughter wife husband walker youngster victim student seeker pensioner trader trucker haulier skipper smuggler trafficker child nurse grandmother grandfather "
    "defendant".split()
)

# Nouns by which a body is told in small letters, and which still name it.
INSTITUTIONS = frozenset(
    "authorities authority government ministry ministries prefecture sub-prefecture police council coastguard court prosecutors army navy gendarmerie charity charities ngo ngos group groups association associations union unions commission parliament mps "
    "backbenchers senators opposition tories department office agency organisation organization organisations bank company operator firefighters watchdog committee investigators detectives party tribunal embassy lawmakers peers lords magistrates "
    "city town state federation deputies coalition network collective institute foundation judges ministers gendarmes auditors regulator inspectorate hospital headquarters presidency administration jury force forces service services "
    "secretariat media press chamber firm trust mission newspaper paper broadcaster station regiment centre cell observatory village county capitals campaigners activists rescuers firemen panel inquiry bench crew library governments councils courts prefectures engineers doctors embassies regulators agencies offices departments companies alliance forum movement".split()
)

# Nouns of what speaks for whoever has it: "his office said", "her crew said".
OWNED = frozenset("crew office cabinet".split())

# Of the institutions, those that a body's name ends with, and no place's.
NAMED_INSTITUTIONS = INSTITUTIONS - frozenset(
    "authorities government city town state county village station centre cell capitals headquarters press media hospital library judges ministers gendarmes deputies senators mps peers lords "
    "campaigners activists rescuers firemen engineers doctors crew party opposition tories prosecutors investigators detectives jury bench inquiry mission movement".split()
)

# Words that a body's name begins with where they have a capital inside a sentence.
BEGINS_BODY = frozenset("refugee refugees migrant migrants aid".split())

# Nouns right before a name that make it a body's: "the charity Open Landing".
TELLS_BODY = frozenset(
    "charity association group union firm company organisation organization ngo collective network agency tank thinktank foundation trust coalition alliance federation newspaper broadcaster operator "
    "charities associations groups unions firms companies organisations organizations ngos".split()
)

# Nouns of offices and roles in public life: the one who fills it is named by it where the report does not give the name.
OFFICE_NOUNS = frozenset(
    "prosecutor judge prefect sub-prefect mayor president chancellor inspector chief secretary commissioner ambassador bishop archbishop pope king queen coroner pathologist barrister solicitor lawyer ombudsman head leader director founder "
    "coordinator manager president-elect chairman chairwoman chair deputy minister premier pm mp mep senator councillor general admiral colonel captain commander sergeant superintendent detective governor speaker envoy "
    "taoiseach rapporteur priest vicar imam chaplain spokesman spokeswoman spokesperson editor rector magistrate recorder sheriff lord counsel prime adviser advocate secretary-general clerk representative candidate master coxswain constable pilot auditor prefet harbourmaster negotiator whip treasurer".split()
)

# What a secretary is over who is a minister: "the Home Secretary".
DEPARTMENTS = frozenset("home foreign defence justice health transport communities immigration interior security education".split())

# Of the nouns of offices, those that are no surnames.
OFFICES_ONLY = OFFICE_NOUNS - frozenset(
    "king queen bishop pope head lord priest prime master constable clerk captain judge deputy coroner archbishop imam sheriff adviser commander".split()
)

# Nouns that tell whether one person is a man or a woman.
GENDER = {
    **dict.fromkeys(
        "mr sir lord king prince baron monsieur m father dad grandfather husband son brother nephew uncle boyfriend man boy spokesman chairman fisherman businessman policeman father-of-two father-of-three fireman".split(),
        "he",
    ),
    **dict.fromkeys(
        "mrs ms miss dame lady baroness mme mlle madame queen princess mother mum grandmother wife daughter sister niece aunt girlfriend woman girl spokeswoman chairwoman businesswoman policewoman mother-of-two widow actress".split(),
        "she",
    ),
}

# Nouns of what is published rather than who publishes it: "figures from the Home Office show".
PUBLICATIONS = frozenset(
    "figures figure data statistics report reports document documents analysis study survey research poll papers letter statement article investigation release bulletin footage tally count memo note text email summary leaflet "
    "ruling judgment judgement order decree communique post tweet message poster notice website results estimates numbers records review".split()
)

# ---- names

# Capitalised words before a person's name that are not part of it.
TITLE_WORDS = frozenset(
    "backbencher mr mrs ms miss dr sir dame lord lady baroness baron m mme mlle prof professor rev reverend judge justice recorder sgt sergeant inspector insp superintendent supt det detective constable pc captain capt maitre monsieur madame "
    "colonel col major maj general gen admiral commander lieutenant lt cllr councillor mp msp mep senator president minister secretary prime home foreign interior prefect mayor chief executive director commissioner "
    "chancellor king queen prince princess pope archbishop bishop father sister brother imam conservative labour tory tories liberal democrat lib dem snp ukip reform republican socialist green independent brexit party former ex deputy "
    "shadow vice under senior junior leader chairman chairwoman chair spokesman spokeswoman spokesperson officer official campaigner activist author journalist analyst barrister qc kc defence prosecutor district immigration border "
    "force health justice security policing adm gov sen rep brig cmdr rt hon european eu uk british french belgian dutch german english scottish welsh irish american iraqi iranian sudanese eritrean afghan syrian kurdish ethiopian vietnamese albanian us "
    "un nhs bbc sky office pensioner grandmother grandfather councillors locals resident local dad mum father mother skipper farmer fisherman trucker lorry haulier charity refugee migrant aid worker volunteer union boss historian forecaster pc chief".split()
)

# Letters after a person's name that are not part of it.
AFTER_NAMES = frozenset("mp mps mep meps msp ms am td qc kc jp cbe obe mbe kbe dbe cb qpm dl phd frs jr sr esq lld".split())

# Words that are capitalised at the head of a sentence or in a headline, and are never part of a person's name.
NEVER_NAMES = frozenset(
    "the a an in on at of for and but as while when after before since although however meanwhile if though because yesterday today last this that it he she they his her their our my we i to with from by is was are were has have had not "
    "no so or nor out up over off then now just also all some many most these those there here what who how why where which will would could should may might must asked speaking responding referring writing discussing describing "
    "commenting tweeting addressing despite according earlier later next one two three four five six seven eight nine ten another other each every both said says say told more than about under into during following only even still yet "
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december nobody everyone everybody somebody someone perhaps per do does did can cannot let get you your me us him "
    "them its until once amid among through without within against between behind around near inside outside".split()
)

PARTICLES = frozenset("de la le les du des van von der den al el bin ben abu ibn da di dos das y af ter ten d l o st san".split())

# Last words of names that are bodies, events or places rather than people.
BODY_ENDS = frozenset(
    "office police force council court government ministry prefecture coastguard group association union party agency commission committee street house palace guard navy army service services institute foundation trust "
    "network campaign department authority church university times mail post guardian mirror sun telegraph express news bbc parliament commons lords tribunal embassy hall bill act treaty summit agreement protocol border borders aid "
    "watch observatory company airport barracks ii iii channel today tunnel migrants refugees rights solidarity international hospital beach port board mission coalition federation collective project lifeboat strait harbour castle camp "
    "centre center jungle crisis cliffs docks road park hotel state city town county school college bank brexit covid law code plan scheme inquiry review report fund deal team unit club society league express express frontieres monde "
    "sea river lane square bay island islands north south east west war day week month year europe africa asia chronicle herald gazette star observer standard independent record alliance forum movement".split()
)
BODY_STARTS = frozenset(
    "north south east west northern southern great new royal national united central operation border human doctors save freedom help black stand care big old saint".split()
)
