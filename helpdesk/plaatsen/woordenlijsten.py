"""The words around a place name that say something about it. They are folded like the words of a sentence."""

from helpdesk.plaatsen.tekst import vouw


def _woorden(tekst: str) -> frozenset[str]:
    return frozenset(vouw(tekst).split())


ORIENTATIE = _woorden(
    """
    noord zuid oost west centrum hartje binnenstad stad dorp gemeente gem stadje dorpje plaats plaatsje
    buurtschap
    """
)
NAAMWOORD = _woorden(
    """
    gemeente gem stad dorp dorpje stadje plaats plaatsje woonplaats buurtschap gehucht wijk stadsdeel regio
    omgeving teststraat testlocatie priklocatie vaccinatielocatie ggd station ziekenhuis gemeentehuis stadhuis
    """
)
GEMEENTEWOORD = _woorden("gemeente gem woonplaats dorp dorpje stad stadje plaats plaatsje")
LIDWOORD = _woorden("de het t een onze mijn deze die dit dat uw")
VOORZETSEL = _woorden("in uit te naar bij nabij vanuit richting rond rondom tussen omstreken vlakbij dichtbij")
BEWONER = _woorden("inwoner inwoners inwoonster bewoner bewoners burger burgers ingezetene ingezetenen")
VAN = _woorden(
    """
    buurt omgeving centrum gemeente stad dorp stadhuis gemeentehuis burgemeester gemeenteraad teststraat ggd
    rand zuiden noorden oosten westen
    """
)
WOON = _woorden(
    """
    woon wonen woonachtig wonend wonende woonplaats woonadres verblijf gevestigd afkomstig woont adres hier
    """
)
KOM = _woorden("kom komen komt kwam")
VERHUISD = _woorden("verhuisd verhuis verhuizen verhuist verhuisde")
WOONDE = _woorden("woonde woonden gewoond vroeger vertrokken weggegaan")
BEZIG = _woorden(
    """
    werk werkt werken werkte gewerkt werkzaam werkend studeer studeert studeren school stage geboren getest
    testen laten vakantie bezoek bezocht gelogeerd winkelen boodschappen rijd reis reizen collega collegas
    kantoor geweest was waren
    """
)
FAMILIE = _woorden(
    """
    moeder vader ouders zoon dochter kinderen kind zus zusje broer broertje oma opa vriend vriendin vrienden
    buurman buurvrouw collega schoonmoeder schoonvader schoonouders tante oom neef nicht partner man vrouw
    """
)
ONTKENNING = _woorden("niet geen nooit")
BEDOEL = _woorden("bedoel bedoelde bedoelen bedoeld correctie verbetering foutje nee neen oftewel")
AANSPREEK = _woorden(
    """
    meneer mijnheer mevrouw mevr mw dhr heer dokter dr drs mr ing prof professor minister premier familie fam
    wethouder staatssecretaris
    """
)
TUSSENVOEGSEL = _woorden("van de der den ter ten vd")
VERVOLG = _woorden(
    """
    en maar want dus omdat waar of ik is heb heeft kan moet mag wil wel sinds al nu bij ook die aan met namelijk
    sorry
    """
)
NA_WOON = _woorden("woon wonen woonachtig woont")

PLAATSAANDUIDING = ORIENTATIE | NAAMWOORD
VOOR_VAN = BEWONER | VAN | VERHUISD
WIJST_AAN = BEDOEL | ONTKENNING
WOONWOORD = WOON | KOM
GEEN_VOORNAAM = VAN | BEWONER | NAAMWOORD

# Around the answer to "In welke gemeente woont u?" these say nothing.
VULSEL_VOOR = _woorden(
    """
    adres ah al ben bij dat de denk dorp dorpje dus eh gem gemeente gewoon goedemiddag goedemorgen goedenavond
    goedendag hallo heet het hey hier hoi ik in is ja kom mij mijn namelijk nou oh onze plaats plaatsje postcode
    sorry stad te uh uhm uit van volgens we wij wonen wonend woon woonachtig woonplaats
    """
)
VULSEL_NA = _woorden(
    """
    alsjeblieft alstublieft aub bedankt centrum dank dankjewel dankuwel de denk dorp dus gemeente graag groet
    groeten groetjes hoor ik in namelijk natuurlijk nederland noord oost stad svp toch u wel west zuid
    """
)
# An ordinary word is only an answer right after one of these: "in best", "gemeente heel", but not "mij best".
LEIDT_PLAATS_IN = _woorden("in uit te gemeente gem stad dorp dorpje plaats plaatsje woonplaats is heet")
NABIJ = _woorden("bij nabij vlakbij")

# After four digits these are no postcode letters; SA, SD and SS are never given out.
EENHEDEN = _woorden(
    """
    km mb gb kb tb cm mm kg mg ml kw hz sa sd ss
    """
)
TWEELETTERWOORDEN = _woorden(
    """
    af al am as be bv by da dd de di do ee eh en er eu ff ga ge ha he hi ie ik im in is ja je ji jr ma me mn my
    na no nr nu of oh ok om op pm pp st te tm tv up uu uw va vc wa we wo za ze zn zo
    """
)

# What people say instead of a place when asked for one: a misspelling of these comes before that of a name.
GEEN_PLAATS = _woorden(
    """
    hallo helaas annuleren overslaan stoppen medewerker opnieuw onbekend nergens anoniem geheim privacy weigeren
    neen liever niemand overal anders niets geen weet bedankt helpen waarom momentje
    """
)
