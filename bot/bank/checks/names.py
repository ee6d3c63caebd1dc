"""The spelling of products, protocols and formats."""

import re
from collections.abc import Iterator

from bot.bank.checks.prose import prose_lines, sections, whole_text, whole_vocabulary
from bot.bank.entry import Entry

__all__ = ["spelling_of_names"]

_NAMES = """
    Aerospike AngularJS Ansible ArangoDB AWS Bigtable BigQuery Cassandra ClickHouse Cloudflare
    CloudFront CloudWatch CockroachDB Couchbase CouchDB Datadog Debezium DNS Docker DynamoDB
    Elasticsearch etcd EventBridge Fluentd GeoJSON GitHub GitLab GitOps Grafana GraphQL gRPC
    HAProxy HBase HDFS InfluxDB iOS Istio JavaScript Jenkins JSON JWT Kafka Kibana Kubernetes
    LevelDB Linkerd LinkedIn Logstash macOS MariaDB Memcached MessagePack MongoDB MQTT MySQL
    Neo4j Netflix NoSQL OpenAPI OpenSearch OpenTelemetry PayPal PgBouncer PostGIS PostgreSQL
    Prometheus PyTorch QUIC RabbitMQ Redis RocksDB ScyllaDB SQLite TensorFlow Terraform TiDB
    TikTok TimescaleDB TypeScript Vitess WebAssembly WebRTC WebSocket WhatsApp XML YAML YouTube
    YugabyteDB Zipkin ZooKeeper
"""
_OTHER_SPELLINGS = {
    "postgres": "PostgreSQL",
    "mongo": "MongoDB",
    "mongo db": "MongoDB",
    "dynamo db": "DynamoDB",
    "elastic search": "Elasticsearch",
    "click house": "ClickHouse",
    "rabbit mq": "RabbitMQ",
    "zoo keeper": "ZooKeeper",
    "k8s": "Kubernetes",
    "graph ql": "GraphQL",
    "web socket": "WebSocket",
    "web-socket": "WebSocket",
    "web rtc": "WebRTC",
    "type script": "TypeScript",
    "java script": "JavaScript",
    "git hub": "GitHub",
    "cloud front": "CloudFront",
    "cloud flare": "Cloudflare",
    "big query": "BigQuery",
    "neo 4j": "Neo4j",
    "oauth": "OAuth",
    "oauth2": "OAuth 2.0",
    "oauth 2": "OAuth 2.0",
}
_RIGHT = {name.lower(): name for name in _NAMES.split()} | _OTHER_SPELLINGS
_ALTERNATIVES = "|".join(re.escape(name) for name in sorted(_RIGHT, key=len, reverse=True))
# A name inside an identifier, a path, an address or a file's name is none.
_NAME = re.compile(
    rf"(?<![\w./:@#_-])({_ALTERNATIVES})(?=e?s?(?![\w/@_]|[.:]\w|-cli\b|-py\b))", re.IGNORECASE
)


_SPELLED = frozenset(_RIGHT.values())
_CAPITALS = {"oauth": b"OAuth", "mq": b"MQ", "db": b"DB", "ql": b"QL", "rtc": b"RTC"}
_OF_TWO_WORDS = {
    name: [
        {word.encode(), word.capitalize().encode(), _CAPITALS.get(word, b"")}
        for word in re.split("[ -]", name)
    ]
    for name in _RIGHT
    if re.search("[ -]", name)
}
"""The names of two words, with how each of them may be spelled."""
_innocent: set[bytes] = set()
"""Words that were found to be no name, or spelled right: nearly all are, in every file."""


def _is_suspect(word: bytes) -> bool:
    """Whether a word is a name, perhaps in the plural, and is spelled otherwise."""
    text = word.decode(errors="replace")
    ends = (text, text.removesuffix("s"), text.removesuffix("es"))
    return any(end.lower() in _RIGHT and end not in _SPELLED for end in ends)


def _suspects(entry: Entry) -> set[str]:
    """What in a file may be a name that is spelled wrongly: hardly ever there is any."""
    held = whole_vocabulary(entry)
    unknown = held - _innocent
    found = {word for word in unknown if _is_suspect(word)}
    _innocent.update(unknown - found)
    suspects = {word.decode() for word in found}
    pairs = {
        name
        for name, words in _OF_TWO_WORDS.items()
        if not any(held.isdisjoint(spelled) for spelled in words)
    }
    text = whole_text(entry).lower() if pairs else ""
    return suspects | {name for name in pairs if name in text}


def spelling_of_names(entry: Entry) -> Iterator[tuple[int, str]]:
    """Names are spelled as their owners do: PostgreSQL, gRPC, OAuth 2.0."""
    suspects = _suspects(entry)
    if not suspects:
        return
    suspect = re.compile("|".join(map(re.escape, suspects)), re.IGNORECASE)
    for section in sections(entry):
        for number, line in prose_lines(section) if suspect.search(section.text) else ():
            for found in _NAME.finditer(line):
                right = _RIGHT[found[1].lower()]
                if found[1] != right:
                    yield number, f"“{found[1]}” is spelled {right}."
