"""What the kinds of prose chapters are called."""

from andts_desktop.domain.plan import ChapterKind

CHAPTER_KIND_NAMES: dict[ChapterKind, str] = {
    ChapterKind.INTRODUCTION: "inledning",
    ChapterKind.BACKGROUND: "bakgrund",
    ChapterKind.VISION: "vision",
    ChapterKind.SITUATION: "lägesbild",
    ChapterKind.PURPOSE: "syfte",
    ChapterKind.RESPONSIBILITY: "ansvar",
    ChapterKind.FOLLOW_UP: "uppföljning",
    ChapterKind.ORGANISATION: "organisation",
    ChapterKind.CONCEPTS: "begrepp",
    ChapterKind.PARTNERS: "samverkansparter",
    ChapterKind.KNOWLEDGE_NEEDS: "kunskapsbehov",
    ChapterKind.GLOSSARY: "ordlista",
    ChapterKind.REFERENCES: "referenser",
    ChapterKind.OTHER: "övrigt",
}
