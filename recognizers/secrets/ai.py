"""Keys of the makers of AI tools: the ones that end up in prompts to them.

Source: the makers' documentation; gitleaks' rule file (MIT) as a check on lengths and signs.
Mistral, Cohere and others give keys without a beginning of their own: their label finds those.
Confused with: placeholders ("sk-xxx"), identifiers of CSS ("sk-chase-dot-before").
"""

from recognizers.base import miss
from recognizers.secrets.tokens import family, token

OPENAI = family(
    "openai-key",
    ("een sleutel van OpenAI", "une clé OpenAI", "ein OpenAI-Schlüssel", "an OpenAI key"),
    ("sk proj", "sk svcacct", "sk admin", "sk"),
    (
        token("sk-proj-", ("url", 20, 200)),
        token("sk-svcacct-", ("url", 20, 200)),
        token("sk-admin-", ("url", 20, 200)),
        token("sk-", ("base62", 40, 64)),
    ),
    miss(".sk-circle-fade-dot:nth-child(2) { color: red }", "a class of CSS"),
)
ANTHROPIC = family(
    "anthropic-key",
    (
        "een sleutel van Anthropic",
        "une clé Anthropic",
        "ein Anthropic-Schlüssel",
        "an Anthropic key",
    ),
    ("sk ant",),
    (
        token("sk-ant-api03-", ("url", 80, 110)),
        token("sk-ant-admin01-", ("url", 80, 110)),
        token("sk-ant-oat01-", ("url", 80, 110)),
        token("sk-ant-sid01-", ("url", 80, 130)),
    ),
)
HUGGINGFACE = family(
    "huggingface-token",
    (
        "een token van Hugging Face",
        "un jeton Hugging Face",
        "ein Hugging-Face-Token",
        "a Hugging Face token",
    ),
    ("hf", "api org"),
    (token("hf_", ("base62", 34, 40)), token("api_org_", ("letters", 34))),
    miss("hf_hub_download(repo_id)", "a function"),
)
GROQ = family(
    "groq-key",
    ("een sleutel van Groq", "une clé Groq", "ein Groq-Schlüssel", "a Groq key"),
    ("gsk",),
    (token("gsk_", ("base62", 48, 60)),),
)
XAI = family(
    "xai-key",
    ("een sleutel van xAI", "une clé xAI", "ein xAI-Schlüssel", "an xAI key"),
    ("xai",),
    (token("xai-", ("word", 60, 100)),),
)
OPENROUTER = family(
    "openrouter-key",
    (
        "een sleutel van OpenRouter",
        "une clé OpenRouter",
        "ein OpenRouter-Schlüssel",
        "an OpenRouter key",
    ),
    ("sk or v1",),
    (token("sk-or-v1-", ("hex", 64)),),
)
DEEPSEEK = family(
    "deepseek-key",
    ("een sleutel van DeepSeek", "une clé DeepSeek", "ein DeepSeek-Schlüssel", "a DeepSeek key"),
    ("sk",),
    (token("sk-", ("hex", 32)),),
)
OTHERS = family(
    "ai-service-key",
    (
        "een sleutel van een AI-dienst",
        "une clé d'un service d'IA",
        "ein Schlüssel eines KI-Dienstes",
        "a key of an AI service",
    ),
    (
        *("pplx", "r8", "nvapi", "lsv2 pt", "lsv2 sk", "fw", "tgp v1", "csk", "jina", "voyage"),
        *("pa", "tvly", "e2b"),
    ),
    (
        token("pplx-", ("base62", 48, 56)),
        token("r8_", ("base62", 37)),
        token("nvapi-", ("url", 60, 70)),
        token("lsv2_pt_", ("hex", 32), "_", ("hex", 10)),
        token("lsv2_sk_", ("hex", 32), "_", ("hex", 10)),
        token("fw_", ("base62", 22, 26)),
        token("tgp_v1_", ("url", 40, 50)),
        token("csk-", ("small", 48)),
        token("jina_", ("hex", 32), ("url", 24, 32)),
        token("pa-", ("url", 43)),
        token("tvly-", ("base62", 32)),
        token("e2b_", ("hex", 40)),
    ),
)
RECOGNIZERS = (*(OPENAI, ANTHROPIC, HUGGINGFACE, GROQ, XAI, OPENROUTER, DEEPSEEK, OTHERS),)
