import CYektaProto

extension MessageReader {
    func serverStats(_ message: Yekta__StatsResult) throws(WireError) -> ServerStats {
        var stats = ServerStats()
        unsafe stats.recordCount = message.record_count
        unsafe stats.identityCount = message.identity_count
        unsafe stats.linkCount = message.link_count
        unsafe stats.openReviewCount = message.open_review_count
        unsafe stats.queueCount = message.queue_count
        unsafe stats.connectionCount = message.connection_count
        unsafe stats.lastSequence = message.last_sequence
        unsafe stats.batches = message.batches
        unsafe stats.commits = message.commits
        unsafe stats.calls = message.calls
        unsafe stats.uptimeMs = message.uptime_ms
        stats.channels = try unsafe list(
            message.channels,
            message.n_channels,
            "channels",
            channelCount
        )
        stats.metrics = try unsafe list(message.metrics, message.n_metrics, "metrics", metric)
        return stats
    }

    private func metric(_ message: Yekta__Metric) throws(WireError) -> Metric {
        Metric(name: try unsafe text(message.name, "name"), value: unsafe message.value)
    }

    func serverHealth(_ message: Yekta__HealthResult) throws(WireError) -> ServerHealth {
        ServerHealth(
            isServing: unsafe message.serving == YEKTA__SERVING__SERVING_SERVING,
            version: try unsafe text(message.version, "version"),
            lastSequence: unsafe message.last_sequence,
            store: try unsafe choice(message.store.rawValue, "store")
        )
    }
}

extension MessageWriter {
    func message(_ stats: ServerStats) -> UnsafeMutablePointer<Yekta__StatsResult> {
        unsafe make(yekta__stats_result__init) { message in
            unsafe message.record_count = stats.recordCount
            unsafe message.identity_count = stats.identityCount
            unsafe message.link_count = stats.linkCount
            unsafe message.open_review_count = stats.openReviewCount
            unsafe message.queue_count = stats.queueCount
            unsafe message.connection_count = stats.connectionCount
            unsafe message.last_sequence = stats.lastSequence
            unsafe message.batches = stats.batches
            unsafe message.commits = stats.commits
            unsafe message.calls = stats.calls
            unsafe message.uptime_ms = stats.uptimeMs
            unsafe (message.n_channels, message.channels) = list(stats.channels, self.message)
            unsafe (message.n_metrics, message.metrics) = list(stats.metrics, self.message)
        }
    }

    private func message(_ metric: Metric) -> UnsafeMutablePointer<Yekta__Metric> {
        unsafe make(yekta__metric__init) { message in
            unsafe message.name = text(metric.name)
            unsafe message.value = metric.value
        }
    }

    func message(_ health: ServerHealth) -> UnsafeMutablePointer<Yekta__HealthResult> {
        unsafe make(yekta__health_result__init) { message in
            unsafe message.serving =
                health.isServing
                ? YEKTA__SERVING__SERVING_SERVING : YEKTA__SERVING__SERVING_NOT_SERVING
            unsafe message.version = text(health.version)
            unsafe message.last_sequence = health.lastSequence
            unsafe message.store = Yekta__StoreState(health.store.rawValue)
        }
    }
}
