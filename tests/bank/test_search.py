"""What members type, and what they find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bank import Bank, Kind, Level, Question, Topic
from bot.bank.search import Search

_TOPICS = (
    Topic("databases", "Database Design & Management", 2),
    Topic("caching", "Caching & Performance", 1),
    Topic("kubernetes", "Cloud-Native & Kubernetes", 3),
    Topic("streams", "Real-Time & Event-Driven Systems", 4),
)
_PROMPTS = (
    "Design a cache for a news feed.",
    "What is caching?",
    "Caching at the edge: when?",
    "How do you handle secrets in Kubernetes?",
    "Design a URL shortener.",
    "How would you build real-time editing?",
)


def _question(number: int, prompt: str, asks: int | None = None) -> Question:
    return Question(
        id=f"caching/q{number}",
        topic=_TOPICS[1],
        prompt=prompt,
        answer="",
        kind=Kind.CONCEPT,
        level=Level.MID,
        canonical_id=f"caching/q{number if asks is None else asks}",
    )


_BANK = Bank(_TOPICS, [_question(number, prompt) for number, prompt in enumerate(_PROMPTS)])
_SEARCH = Search(_BANK)


def _titles(text: str) -> list[str]:
    return [topic.slug for topic in _SEARCH.topics(text)]


def _prompts(text: str) -> list[str]:
    return [question.prompt for question in _SEARCH.questions(text)]


@pytest.mark.parametrize("text", ["", "  ", "?!"])
def test_without_a_text_all_come_in_order(text: str) -> None:
    """A list that was just opened shows the bank from its beginning."""
    assert _titles(text) == ["caching", "databases", "kubernetes", "streams"]
    assert _prompts(text) == list(_PROMPTS)


def test_the_same_letters_are_looked_for_once() -> None:
    """Many members type the same few; letters that differ in their case only are the same."""
    assert _SEARCH.topics("Cach") is _SEARCH.topics("cach")
    assert _SEARCH.topics("cach", 1) is not _SEARCH.topics("cach", 2)


def test_a_list_has_a_limit() -> None:
    """Discord shows 25 suggestions; whoever asks for fewer gets the best."""
    assert len(_SEARCH.topics("", 2)) == 2
    assert [question.prompt for question in _SEARCH.questions("caching", 1)] == [_PROMPTS[2]]


def test_beginnings_come_first_then_starts_of_words() -> None:
    """The nearer a text is to what was typed, the earlier it stands."""
    assert _prompts("caching")[:2] == [_PROMPTS[2], _PROMPTS[1]]


def test_words_are_found_in_any_order() -> None:
    """A member remembers words, not their order; short ones count where they begin a word."""
    assert _prompts("in do") == ["How do you handle secrets in Kubernetes?"]
    assert _prompts("ach") == []
    assert _prompts("kubernetes secrets") == ["How do you handle secrets in Kubernetes?"]


def test_marks_between_words_do_not_matter() -> None:
    """Hyphens and capitals are typed or not."""
    assert _prompts("real time")[0] == _prompts("REAL-TIME")[0] == _PROMPTS[5]


@pytest.mark.parametrize(
    ("text", "slug"),
    [("cachng", "caching"), ("kuberntes", "kubernetes"), ("databse", "databases")],
)
def test_typing_errors_are_forgiven_in_topics(text: str, slug: str) -> None:
    """A letter too few still finds the topic, and it first."""
    assert _titles(text)[0] == slug


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("url shortner", _PROMPTS[4]),
        ("kuberntes", _PROMPTS[3]),
        ("kuberntes handle", _PROMPTS[3]),
        ("handle secrets inside kubernetes", _PROMPTS[3]),
    ],
)
def test_typing_errors_are_forgiven_in_prompts(text: str, prompt: str) -> None:
    """Each word may have its error."""
    assert _prompts(text)[0] == prompt


def test_the_likest_comes_first() -> None:
    """Of two texts with something like the word, the one with fewer errors is meant."""
    bank = Bank(_TOPICS, [_question(1, "What are partitions?"), _question(2, "Why partitioning?")])
    found = Search(bank).questions("partitoning")
    assert [question.prompt for question in found] == ["Why partitioning?", "What are partitions?"]


def test_nonsense_finds_nothing() -> None:
    """An empty list says so better than whatever is least unlike."""
    assert _titles("zzqxj") == _prompts("zzqxj") == []
    assert _SEARCH.closest_topic("zzqxj") is None


@pytest.mark.parametrize("text", ["caching", "CACHING & performance", " Caching & Performance "])
def test_a_topic_is_found_by_slug_or_title(text: str) -> None:
    """Autocomplete sends a slug, a hurried member a title."""
    assert _SEARCH.find_topic(text) is _BANK.topics["caching"]


@pytest.mark.parametrize("text", ["cachin", "", "caching & performance!"])
def test_only_the_whole_name_is_a_topic(text: str) -> None:
    """What is nearly a topic is asked about, not taken."""
    assert _SEARCH.find_topic(text) is None


@pytest.mark.parametrize(
    ("text", "slug"),
    [("cache performance", "caching"), ("kubernets", "kubernetes"), ("eventual", "streams")],
)
def test_the_topic_that_was_meant_is_guessed(text: str, slug: str) -> None:
    """A "did you mean" needs one likely topic."""
    meant = _SEARCH.closest_topic(text)
    assert meant is not None
    assert meant.slug == slug


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Cachng and performence", "Caching & Performance"),
        ("load balancng", "Load Balancing"),
        ("kafka", "Data Flow & Streaming Systems"),
    ],
)
def test_a_misspelt_title_goes_before_what_its_words_lead_to(
    bank: Bank, text: str, title: str
) -> None:
    """Also once the words of questions are known, of which one may be spelt so."""
    search = Search(bank)
    search.warm_up()
    meant = search.closest_topic(text)
    assert meant is not None
    assert meant.title == title


@pytest.mark.parametrize("text", ["", "?"])
def test_nothing_typed_means_no_topic(text: str) -> None:
    """Where nothing was typed, nothing was meant."""
    assert _SEARCH.closest_topic(text) is None


@given(st.text(max_size=200))
def test_whatever_is_typed_gives_a_list(text: str) -> None:
    """No text raises, and no question stands in a list twice."""
    found = _prompts(text)
    assert len(found) == len(set(found))
    assert set(found) <= set(_PROMPTS)


@given(st.sampled_from(_PROMPTS), st.data())
def test_a_part_of_a_prompt_finds_it(prompt: str, data: st.DataObject) -> None:
    """From the start of any word on, what a member types finds the prompt."""
    words = prompt.split()
    start = data.draw(st.integers(0, len(words) - 1))
    typed = " ".join(words[start:])
    typed = typed[: data.draw(st.integers(1, len(typed)))]
    assert prompt in _prompts(typed)


@pytest.fixture(scope="module")
def whole(bank: Bank) -> Search:
    """The search over the real bank, as the bot has it once it serves."""
    search = Search(bank)
    search.warm_up()
    return search


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("kafka", "Data Flow & Streaming Systems"),
        ("sharding", "Database Design & Management"),
        ("url shortener", "Design Specific Systems (Popular Questions)"),
        ("twitter", "Design Specific Systems (Popular Questions)"),
        ("cdn", "Caching & Performance"),
        ("sql", "Database Design & Management"),
        ("raft", "Advanced Distributed Systems: Theory"),
        ("aws", "Hybrid Architectures & Integration"),
        ("k8s", "Cloud-Native & Kubernetes"),
        ("rate limiter", "API Design and Management"),
        ("Postgres", "Database-Specific Questions"),
        ("ReDiS", "Caching & Performance"),
        ("tinyurl", "Design Specific Systems (Popular Questions)"),
        ("youtube", "Multimedia & Real-Time Media Systems"),
        ("load balancer", "Load Balancing"),
        ("graph ql", "API Design and Management"),
        ("oauth", "Security & Authentication"),
        ("payments", "E-commerce / Fintech Specific"),
    ],
)
def test_a_topic_is_found_by_what_its_questions_are_about(
    whole: Search, text: str, title: str
) -> None:
    """Among the first: by technologies, their other names, and products that people know."""
    assert title in [topic.title for topic in whole.topics(text)[:5]]


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("kafka", "How does Apache Kafka work"),
        ("sharding", "What is sharding?"),
        ("url shortener", "Design a URL Shortener"),
        ("twitter", "Design Twitter"),
        ("cdn", "What is a CDN"),
        ("sql", "SQL vs NoSQL"),
        ("raft", "Compare Raft vs Paxos."),
        ("aws", "AWS"),
        ("uber", "Design Uber"),
        ("ticketmaster", "ticket"),
    ],
)
def test_a_question_is_found_by_what_it_is_about(whole: Search, text: str, prompt: str) -> None:
    found = [question.prompt for question in whole.questions(text)[:5]]
    assert any(prompt in each for each in found), found


def test_a_title_comes_before_what_its_questions_say(whole: Search) -> None:
    assert whole.topics("load")[0].title == "Load Balancing"
    assert whole.topics("caching")[0].title.casefold().startswith("caching")


def test_a_topic_that_nobody_asks_about_is_guessed_as_before(whole: Search) -> None:
    assert whole.topics("zzqxj") == ()
    assert [topic.title for topic in whole.topics("databse")]


@given(st.text(max_size=60))
def test_whatever_is_typed_finds_each_value_once(whole: Search, text: str) -> None:
    for found in (whole.topics(text), whole.questions(text)):
        assert len(found) == len(set(map(id, found))) <= 25


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("how do i design a cache", "Design a thread-safe in-memory cache."),
        ("monolith vs microservices", "How would you integrate a legacy monolith into a new"),
        ("difference between sql and nosql", "SQL vs NoSQL"),
        ("consistant hashing", "What is sharding?"),
        ("rate limitter", "Design a rate limiter."),
        ("rabitmq", "What is a message queue?"),
        ("docker", "How do you monitor containers at scale?"),
        ("thundering herd", "How do you prevent cache stampede?"),
        ("stock exchange", "Design a stock order matching engine."),
        ("waf", "Design a DDoS protection layer."),
        ("chatgpt", "Build a self-learning chatbot backend."),
    ],
)
def test_a_question_is_found_by_a_sentence_or_with_errors_or_by_a_products_name(
    whole: Search, text: str, prompt: str
) -> None:
    """Small words count for nothing, and a word that no question has is one with an error."""
    found = [question.prompt for question in whole.questions(text)[:5]]
    assert any(each.startswith(prompt) for each in found), found


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("elastcsearch", "Search & Recommendation Engines"),
        ("microservces", "Design Patterns & Architecture"),
        ("consistant hashing", "Load Balancing"),
        ("sql vs nosql", "Database Design & Management"),
    ],
)
def test_a_topic_is_found_by_its_questions_words_with_errors(
    whole: Search, text: str, title: str
) -> None:
    """What titles do not have is mistyped too."""
    assert title in [topic.title for topic in whole.topics(text)[:3]]


def test_what_asks_the_same_is_found_in_one_wording() -> None:
    """A list has no room for the same question twice; the wording that fits best stands there."""
    wordings = [
        _question(0, "Design a URL shortener."),
        _question(1, "Design a shortener of URLs.", asks=0),
        _question(2, "Design a cache."),
    ]
    search = Search(Bank(_TOPICS, wordings))
    assert [each.id for each in search.questions("shortener of")] == ["caching/q1"]
    assert [each.id for each in search.questions("design")] == ["caching/q0", "caching/q2"]


def test_what_was_sent_is_the_question_it_names_or_all_that_fit(whole: Search) -> None:
    """Where nothing but signs was typed, nothing is meant."""
    (named,) = whole.looked_for("  design twitter ")
    assert whole.looked_for(named.id) == (named,)
    assert len(whole.looked_for("caching")) > 1
    assert [whole.looked_for(text) for text in ("zzqxj", "!?", " ", "")] == [()] * 4
