"""The widget on a page of another origin under a strict policy: every state of a conversation."""

KLACHT = "De GGD-medewerker aan de telefoon was heel onbeleefd tegen mij"


def test_a_question_is_answered_with_source_date_and_buttons(chat):
    pagina = chat()
    assert "computer, niet met een mens" in pagina.inner_text("dialog")
    pagina.fill("#tekst", "vreet die app mn accu leeg?")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector(".beurt.assistent .bron")
    pagina.screenshot(path="/tmp/shot1.png")
