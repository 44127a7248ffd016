# The image of harden, with a runtime of its own and nothing else of Java: docker build -t harden .
FROM eclipse-temurin:25-jdk-noble AS build
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends binutils git maven python3 zip \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN HARDEN_JDK="$JAVA_HOME" ./dev dist \
    && mkdir -p /opt/harden \
    && tar -xzf target/dist/harden-*-linux-*.tar.gz -C /opt/harden --strip-components=1

FROM debian:13-slim
RUN useradd --uid 10001 --create-home harden
COPY --from=build /opt/harden /opt/harden
COPY examples/organization/shard.sh /opt/harden/bin/shard.sh
ENV PATH=/opt/harden/bin:$PATH
USER 10001
WORKDIR /home/harden
ENTRYPOINT ["harden"]
CMD ["--help"]
