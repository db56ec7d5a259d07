"""Word lists for the filter: what follows "mevrouw" or "ik heet" without being a name.

Everything is lower case. A word may be added to a list when a test line shows that it is needed.
"""


def _woorden(tekst: str) -> frozenset[str]:
    return frozenset(tekst.split())


TUSSENVOEGSELS = _woorden("van de der den ten ter te 't het in op el al ben bin ibn la le du von vd v/d v.d. d' da dos di o'")

# A tussenvoegsel that is seldom anything else: what follows is a surname, also in lower case.
ZEKERE_TUSSENVOEGSELS = _woorden("der den ten ter el vd v/d v.d. von")

GEEN_NAAM = _woorden("""
één twee drie vier vijf zes zeven acht negen tien kamer nummer aan aangezien achter af al alle alleen allemaal als alsjeblieft altijd alvast ander andere anders anoniem app bang bedankt
beetje bekend belde bent beter bezig bij bijna binnen blij blijf boos buiten corona coronamelder covid daar daarna daarom dan
dank dat de deed deze dezelfde die dit doe doen doet doorgegeven door dreigt dringend druk dus echt een eens eerder eerst eigenlijk elke
en enkel er ergens even fout foute gaan gaat gaf geen gebeld geboren gedaan geef geeft gegeven geheim gehad gekregen gelijk
gemeente gemeentehuis geregistreerd ggd gaan ging goed gewoon graag haar had hadden heb hebben hebt heeft hele helemaal helpdesk hem hen
het hetzelfde heeft hier hij hoe hoeft hoor hou hun iedereen iemand ieder iets ik in inmiddels inwoner is ja je jij jou jouw jullie kan
kent klaar komen komt kon kreeg krijg krijgt kunnen kunt kwam laat lees liet maar mag me medewerker meer meldde met mij mijn
minder misschien moest moet moeten mogen morgen mvg na naar naam nam namelijk nee nergens net niemand niet niets noch nodig nog nooit
nu of ok oké om omdat ondanks onder onbekend ons ook op openbaar over pas per positief prima precies privé reageert riep rijksoverheid rustig
samen sinds snel soms sprak staat steeds stond straks stuurde te tegen tegenover telkens ten terug test thuis toch toen tot totaal tussen u uit uw vaak van
vandaag veel verder verkeerd verkocht verplicht vertelde vertelt via vind vindt voor vraag vraagt vroeg vws waar waarom wacht wanneer want waren was wat we weer weet weg weigerde
weigert wel welke welkom werd werkt wie wij wil wilde willen wilt wist woon woont word worden wordt zag zal ze zegt zei zeker zelf zeer
zetten zich zichtbaar ziek zij zijn zo zoals zonder zou zullen zodat zeg zeggen tijdens terwijl hallo goedendag goedemorgen goedemiddag
verkouden besmet getest gevaccineerd hersteld negatief verward teleurgesteld ontevreden tevreden gezond zwanger moe benieuwd
""")

# After "mevrouw van de …" or "meneer de …": a place or an office, not a surname.
GEEN_ACHTERNAAM = _woorden("""
afdeling apotheek baas balie beneden boven tafel tafeltje kamer nummer begeleider beveiliging bibliotheek boa burgemeester buren bus coronatest dame dames directeur dokter gemeente ggd
handhaver handhaving heer heren helpdesk herenkapper hulplijn huisarts instantie kantine kapper kassa klachten klantenservice klas leraar loket medewerker meldpunt
minister ministerie ingang overkant hoek ochtend receptie overheid politie portier praktijk president rijksoverheid school schooldirecteur sportschool supermarkt
teststraat testlocatie testlijn testafspraak telefoon telefoonlijn thuiszorg toezicht trein uitgang vaccinatie verpleging voorzitter vws wethouder winkel
zaak zorg ziekenhuis bcg bron-en-contactonderzoek bco callcenter corona coronalijn coronamelder dienst
""")

# Capitalised after "ik ben": an origin, a role or the start of something else, not a name.
GEEN_NAAM_NA_IK_BEN = _woorden("""
nederlander nederlands nederlandse duits duitse duitser belg belgisch belgische turks turkse marokkaans marokkaanse pools poolse surinaams
surinaamse syrisch syrische oekraïens oekraïense engels engelse amsterdammer rotterdammer hagenaar utrechter groninger drent fries friezin
brabander limburger zeeuw twentenaar gelderlander christen moslim boa zzp zzp'er docent verpleegkundige
""")

# First names (lower case) that are no ordinary Dutch word; enough to see "ik ben fatima" as a name.
VOORNAMEN = _woorden("""
jan piet kees henk gerrit johan willem hendrik hans peter pieter paul erik eric marco rob robert ronald frank dennis jeroen bas bart tim tom
thomas lucas luuk daan sem levi finn jesse milan noah lars stijn ruben sven niels joost maarten martijn michiel sander wouter jelle
sjoerd douwe wiebe sietse jaap dirk cor arie ad leo theo harry john richard patrick kevin mike danny ricardo mohamed mohammed ahmed
ali hassan youssef yusuf ibrahim mustafa mehmet murat emre omar karim rachid samir bilal said abdel abdul ayoub anouar
maria anna johanna cornelia elisabeth annie truus riet ans ria ineke marijke marieke annemarie annemiek ingrid petra monique sandra esther
linda wendy miranda chantal kim lisa laura emma julia sophie eva lotte sanne femke marloes anouk iris nina sara sarah noor zoë tess
fleur isa yara lieke jasmijn saskia karin carla ellen yvonne jolanda astrid mirjam gerda willy wilma janny fatima aisha khadija samira
naima latifa hatice ayse fatma zeynep elif meryem soraya yasmin yasmina nadia malika amina hanan agnieszka katarzyna piotr krzysztof
""")
