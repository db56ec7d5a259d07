"""The topic model and its features: against scikit-learn's own, saved and loaded, and held to its promises."""

import json
import zipfile

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from components.begrip import ANTWOORD, TERUGVAL, Verstaan
from components.concepten import Concepten
from components.drempels import Drempels
from components.kenmerken import Kenmerken, Zin
from components.onderwerp_model import OnderwerpModel, Proef
from components.tekst import schoon
from components.vectorizer import Vectorizer
from components.zorgregels import ZORGREGELS, Zorgregels

CONCEPTEN = Concepten({"telefoon": ["telefoon*", "gsm"], "leeg": ["leeg", "op is"]})
ZINNEN = [
    "mijn accu is snel leeg", "de telefoon gaat snel leeg", "vreet stroom die app", "batterij loopt leeg door de app",
    "moet ik de app gebruiken", "is het verplicht", "mag ik weigeren", "ben ik verplicht hem te nemen",
    "waar download ik hem", "staat hij in de appstore", "kan ik de app gratis downloaden", "link om te downloaden",
]
TOPICS = ["faq_app/batterij"] * 4 + ["faq_vrijwilligheid/verplicht"] * 4 + ["faq_app/downloaden"] * 4


def _zin(tekst: str) -> Zin:
    return Zin(tekst, tuple(schoon(tekst).split()))


@pytest.fixture(scope="module")
def model() -> OnderwerpModel:
    return OnderwerpModel.train([_zin(z) for z in ZINNEN], TOPICS, CONCEPTEN)[0]


def test_terms_are_weighed_as_scikit_learn_weighs_them():
    documenten = [z.split() for z in ZINNEN]
    onze = Vectorizer.leer(documenten, minstens=2)
    zijne = TfidfVectorizer(analyzer=list, min_df=2, sublinear_tf=True)
    verwacht = zijne.fit_transform(documenten)
    assert onze.termen == sorted(zijne.vocabulary_, key=zijne.vocabulary_.get)
    np.testing.assert_allclose(onze.matrix(documenten).toarray(), verwacht.toarray(), rtol=1e-5)


def test_one_sentence_has_the_features_it_had_in_training():
    zinnen = [_zin(z) for z in ZINNEN]
    kenmerken, matrix = Kenmerken.leer(zinnen, CONCEPTEN)
    for rij, zin in zip(matrix, zinnen):
        dicht = np.zeros(matrix.shape[1])
        plekken, gewichten = kenmerken.van(zin)
        dicht[plekken] = gewichten
        np.testing.assert_allclose(dicht, rij.toarray()[0], rtol=1e-5)


def test_an_unseen_sentence_gets_its_topic(model):
    kansen = model.kansen([_zin("gsm om twaalf uur al leeg"), _zin("gratis te downloaden?")])
    assert [model.topics[i] for i in kansen.argmax(axis=1)] == ["faq_app/batterij", "faq_app/downloaden"]
    np.testing.assert_allclose(kansen.sum(axis=1), 1, rtol=1e-5)


@pytest.mark.parametrize("tekst", ["", " ", "😷", "\x00", "日本語", "a" * 10_000])
def test_odd_texts_get_probabilities_too(model, tekst):
    kansen = model.kansen([_zin(tekst)])
    assert np.isfinite(kansen).all() and kansen.shape == (1, 3)


def test_a_saved_model_thinks_the_same_and_holds_no_code(model, tmp_path):
    model.bewaar(tmp_path)
    zinnen = [_zin(z) for z in (*ZINNEN, "iets heel anders")]
    # The weights are kept as half floats.
    np.testing.assert_allclose(OnderwerpModel.laad(tmp_path).kansen(zinnen), model.kansen(zinnen), atol=2e-3)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["gewichten.npz", "model.json"]
    json.loads((tmp_path / "model.json").read_text())
    with zipfile.ZipFile(tmp_path / "gewichten.npz") as archief:
        for naam in archief.namelist():
            np.lib.format.read_magic(archief.open(naam))
    with np.load(tmp_path / "gewichten.npz", allow_pickle=False) as getallen:
        assert all(getallen[naam].dtype != object for naam in getallen.files)


def test_one_topic_is_no_choice():
    with pytest.raises(ValueError):
        OnderwerpModel.train([_zin("a"), _zin("b")], ["x", "x"], CONCEPTEN)


def test_thresholds_answer_where_the_model_is_usually_right_and_ask_where_it_is_not():
    """Made-up sentences: above 0.6 the model is always right, below it is right once in four but has it in its first three."""
    rng = np.random.default_rng(0)
    kansen, juist = [], []
    for i in range(400):
        zeker = i % 2
        top = 0.7 if zeker else 0.395
        kansen.append([top, 0.2, 0.05, 1 - top - 0.25])
        juist.append(0 if zeker or rng.random() < 0.25 else 1)
    drempels = Drempels.kies(Proef(np.array(kansen), np.array(juist)), ["a/a", "a/b", "a/c", "a/d"])
    assert 0.395 < drempels.antwoord <= 0.7
    assert drempels.terugval == pytest.approx(0.395, abs=0.001)


@pytest.mark.parametrize(("kans", "besluit"), [(0.9, ANTWOORD), (0.5, "verduidelijk"), (0.2, TERUGVAL)])
def test_the_decision_follows_the_probability(kans, besluit):
    class Vast:
        topics = ("faq_app/batterij", "faq_app/effect", "zorg/noodgeval")

        def kansen(self, zinnen):
            return np.array([[kans, 0.95 - kans, 0.05]]) if kans >= 0.5 else np.array([[kans, kans, 0.05]])

    verstaan = Verstaan(Vast(), Zorgregels.lees(ZORGREGELS), Drempels(antwoord=0.6, terugval=0.3))
    assert verstaan.begrijp(_zin("vreet stroom")).besluit == besluit


def test_out_of_scope_comes_first_when_its_topics_together_are_likeliest():
    class Vast:
        topics = ("faq_app/batterij", "buiten_bereik/overig", "buiten_bereik/overige_coronaregels", "zorg/noodgeval")

        def kansen(self, zinnen):
            return np.array([[0.4, 0.35, 0.2, 0.05]])

    begrip = Verstaan(Vast(), Zorgregels.lees(ZORGREGELS), Drempels(antwoord=0.5)).begrijp(_zin("een paspoort"))
    assert (begrip.onderwerp, begrip.besluit, round(begrip.zekerheid, 2)) == ("buiten_bereik/overig", ANTWOORD, 0.55)
