"""Every kind of paragraph has a look in the article."""

from reader.ui.page.article_page import LOOKS
from reader.ui.panes.article import ArticleView


def test_each_kind_of_paragraph_has_a_style_that_the_article_knows() -> None:
    assert {"text", *LOOKS.values()} <= ArticleView.COMPONENT_CLASSES
