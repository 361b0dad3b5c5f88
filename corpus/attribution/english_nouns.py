"""English nouns for who speaks in the news: roles, institutions, outlets."""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


ROLES = _words(
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
    "harbourmaster physician paramedic skipper deckhand deckhands stoker auditor shepherd",
    "driver drivers worker workers villager villagers islander islanders farmer farmers",
    "neighbours neighbors crewman seaman",
    "seamen engineers pilots lorry-driver guest guests",
    "employee employees soldier soldiers trader traders shopkeeper shopkeepers guard guards",
    "prisoner prisoners inmate inmates detainee detainees refugee refugees migrant migrants",
    "parent parents patient patients protester protesters demonstrator demonstrators voter",
    "voters tourist tourists fighter fighters militant militants rebel rebels insurgents",
    "miner miners medic medics technician technicians mechanic negotiator negotiators",
    "mediator mediators defendant suspect rector dean coach blogger campaigner campaigners",
    "scholar academic academics historian lecturer pastor rabbi mufti monk nun chairperson",
    "executive executives shareholder investors investor staffer staffers psychologist",
    "merchant vendor customer customers client clients tenant tenants landlord motorist",
    "friend friends colleague colleagues cousin uncle aunt nephew niece grandmother",
    "grandfather widow widows classmate gunman hostage hostages bodyguard policeman policemen",
    "policewoman councillor councillors councilor deputies mp mps parliamentarian legislator",
    "legislators congressman congresswoman representative representatives delegate delegates",
    "consul bureaucrat administrator superintendent magistrate jurist dissident dissidents",
    "politician politicians strategist pollster commentator commentators presenter publisher",
    "photographer translator attorney attorneys ombudsman ombudswoman caretaker nurse trucker",
    "nationals veterans mourners bystander bystanders onlookers herder herders peasant",
    "commanders chiefs directors governors mayors captains colonels generals judges",
    "ambassadors envoys professors chairmen advisers editors teachers",
)
BODIES = _words(
    "ministry ministries office agency agencies police government governments authorities",
    "court courts branch affiliate wing arm division council parliament army navy military",
    "force forces guard guards service services department committee commission board bank",
    "company companies firm union association organisation organization group groups party",
    "administration apparatus bureau university hospital institute headquarters embassy crew",
    "line operator owners brigade observatory watchdog charity network coalition alliance",
    "militia command corps regime assembly staff secretariat congress senate cabinet kremlin",
    "pentagon unit team team's faction movement leadership prosecution defence judiciary",
    "cathedral church club federation league directorate inspectorate consulate mission",
    "delegation presidency gendarmerie syndicate chamber academy foundation society centre",
    "center fund clinic prison airport airline railway factory plant regulator insurer",
    "manufacturer supplier contractor retailer junta opposition taliban presidium tribunal",
    "family registry municipality coastguard navy airforce front alliance consortium university",
)
PAPERS = _words(
    "newspaper daily weekly broadcaster channel outlet outlets media magazine paper website",
    "tabloid station television tv radio press audit dossier statement report",
    "reports letter document documents",
    "filing study survey poll transcript memo bulletin communique communiqué blog newsletter",
    "editorial post article agency newswire",
)
OUTLETS = _words(
    "wire post times news press herald tribune gazette journal guardian telegraph mail star",
    "sun today daily weekly radio tv television network international media online monitor",
    "lamp chronicle observer mirror express review standard dispatch courier bulletin examiner",
    "rfe/rl rferl voa dpa ap efe ansa irna isna fars tasnim mehr ria novosti kyodo yonhap",
    "anadolu belta ukrinform khovar ozodi azattyk sputnik axios politico kommersant meduza",
    "mediazona nexta rudaw tolonews pajhwok haaretz spiegel bild figaro npr nbc cbs",
    "reuters afp bbc cnn tass interfax xinhua bloomberg jazeera economist inquirer",
)
LABELS = _words(
    "group organization organisation movement network militia agency newspaper daily",
    "broadcaster channel website outlet magazine tabloid newswire",
)
CROWDS = _words(
    "documents records",
    "police officials authorities witnesses sources media prosecutors residents relatives",
    "survivors critics experts analysts rescuers firefighters doctors investigators lawyers",
    "activists diplomats researchers scientists reports lawmakers passengers eyewitnesses",
    "aides inspectors fishermen sailors outlets ministers officers observers nurses leaders",
    "agencies television tv radio press forces services employees soldiers traders guards",
    "prisoners refugees migrants parents protesters demonstrators militants rebels insurgents",
    "miners medics negotiators mediators campaigners academics executives investors staffers",
    "customers friends colleagues policemen deputies legislators mps parliamentarians",
    "dissidents politicians commentators bystanders onlookers mourners shopkeepers villagers",
    "farmers islanders workers engineers pilots drivers teachers neighbours neighbors",
    "eyewitnesses commanders prosecutors families economists opposition",
)
