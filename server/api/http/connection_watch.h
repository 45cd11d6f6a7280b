#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <list>
#include <map>
#include <mutex>
#include <string>

namespace rasoat::http {

using Clock = std::chrono::steady_clock;

/// How long a connection may stay in each stage.
struct ConnectionDeadlines {
    std::chrono::seconds head{10};            ///< handshake and request head, from the first byte awaited
    std::chrono::seconds body{60};            ///< the whole body
    std::chrono::seconds answer{60};          ///< making the answer and the client's taking it
    std::chrono::seconds keep_alive{75};      ///< between two requests
    std::chrono::seconds keep_alive_short{2}; ///< between two requests, while others wait for a thread
};

/// How many connections there may be: each has a thread.
struct ConnectionShares {
    std::size_t all = 256;
    std::size_t one_address = 128;
};

enum class ConnectionStage { greeting, waiting, reading_head, reading_body, answering };

struct ConnectionCounts {
    std::size_t open = 0;
    std::size_t waiting = 0; ///< kept alive, between two requests
    std::uint64_t accepted = 0;
    std::uint64_t refused = 0; ///< over a share
    std::uint64_t cut = 0;     ///< past a deadline, or idle while others waited
};

/// Every open connection, what it is doing and until when. Reads block inside the TLS library, where no deadline over a
/// whole head or body can be set; so sweep(), called a few times a second, shuts the sockets of those that are late,
/// which wakes their threads with an error. Invariant: a socket is in the list only while it is open, so that no number
/// that the system has given to another file is ever shut.
class ConnectionWatch {
    struct Entry;

public:
    ConnectionWatch(ConnectionDeadlines deadlines, ConnectionShares shares) : deadlines_(deadlines), shares_(shares) {}

    /// Counts one connection in for `address`, before it has a thread. False: over a share, close it.
    [[nodiscard]] bool admit(const std::string& address, std::size_t queued);

    /// One connection's place in the watch, left when it ends. Its stage is set from the connection's own thread.
    class Place {
    public:
        Place(ConnectionWatch& watch, int socket, std::string address);
        ~Place();
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        void enter(ConnectionStage stage);
        /// Whether the watch shut the socket for lateness.
        [[nodiscard]] bool was_cut() const;

    private:
        ConnectionWatch& watch_;
        std::list<Entry>::iterator entry_;
    };

    /// Cuts who is late; and while `queued` connections wait for a thread, as many of the longest idle ones.
    void sweep(std::size_t queued, Clock::time_point now);

    /// From now on connections end with the request that they are at; idle ones end at once.
    void drain();
    [[nodiscard]] bool draining() const { return draining_; }

    [[nodiscard]] ConnectionCounts counts() const;

private:
    struct Entry {
        int socket;
        std::string address;
        std::atomic<ConnectionStage> stage;
        std::atomic<Clock::rep> since;
        std::atomic<bool> cut{false};
        Entry(int socket_number, std::string peer, Clock::rep now)
            : socket(socket_number), address(std::move(peer)), stage(ConnectionStage::greeting), since(now) {}
    };
    void cut(Entry& entry);
    [[nodiscard]] std::chrono::seconds allowed(ConnectionStage stage) const;
    [[nodiscard]] Clock::duration allowed_while_others_wait(ConnectionStage stage) const;

    const ConnectionDeadlines deadlines_;
    const ConnectionShares shares_;
    std::atomic<bool> draining_{false};
    mutable std::mutex mutex_;
    std::list<Entry> entries_;
    std::map<std::string, std::size_t> by_address_; ///< admitted, with a thread or not yet
    std::uint64_t accepted_ = 0;
    std::uint64_t refused_ = 0;
    std::uint64_t cut_ = 0;
};

} // namespace rasoat::http
