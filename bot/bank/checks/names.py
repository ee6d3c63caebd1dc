"""The spelling of products, protocols and formats."""

import re
from collections.abc import Iterator

from bot.bank.checks.prose import prose_lines
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


def spelling_of_names(entry: Entry) -> Iterator[tuple[int, str]]:
    """Names are spelled as their owners do: PostgreSQL, gRPC, OAuth 2.0."""
    for number, line in prose_lines(entry):
        for found in _NAME.finditer(line):
            right = _RIGHT[found[1].lower()]
            if found[1] != right:
                yield number, f"“{found[1]}” is spelled {right}."
