//! Requests at full speed from a few connections.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail};
use serde::Serialize;

use super::http::{Connection, get};
use crate::running::Running;

/// What is asked for.
pub enum Asked {
    /// One address each time: a page that the server keeps is answered as it is.
    Same(String),
    /// No address twice, so that each answer is made anew: the number of the request stands behind these.
    Changing(Vec<String>),
}

impl Asked {
    fn path(&self, number: usize) -> String {
        match self {
            Self::Same(path) => path.clone(),
            Self::Changing(paths) => paths.get(number % paths.len().max(1)).map_or_else(String::new, |path| {
                let mark = if path.contains('?') { '&' } else { '?' };
                format!("{path}{mark}nr={number}")
            }),
        }
    }
}

/// How a page answered under load.
#[derive(Serialize)]
pub struct Load {
    /// What was asked for, and whether the server may have kept it.
    pub path: String,
    /// Connections that asked at the same time.
    pub connections: usize,
    /// Answers in all.
    pub requests: usize,
    /// Answers a second.
    pub requests_per_second: f64,
    /// Half of all answers took no longer, in milliseconds.
    pub p50_ms: f64,
    /// 99 of 100 answers took no longer, in milliseconds.
    pub p99_ms: f64,
    /// The server's processor time for one answer, in milliseconds.
    pub processor_ms: f64,
    /// Bytes of one answer's body, not compressed.
    pub answer_bytes: usize,
}

/// Asks for pages from several connections for some time. Any answer but 200 is an error: a redirect to the sign-in page
/// is quick, and no measurement.
pub fn run(
    server: &Running,
    what: &str,
    asked: &Asked,
    cookie: &str,
    connections: usize,
    time: Duration,
) -> Result<Load> {
    let address = server.address.as_str();
    let asked_so_far = AtomicUsize::new(0);
    let request = || {
        let path = asked.path(asked_so_far.fetch_add(1, Ordering::Relaxed));
        format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nAccept: text/html\r\n\r\n")
    };
    let answer_bytes = ask(&mut Connection::open(address)?, &request())?;
    let processor_before = server.processor_ms()?;
    let start = Instant::now();
    let mut times = thread::scope(|scope| -> Result<Vec<Duration>> {
        let workers: Vec<_> = (0..connections).map(|_| scope.spawn(|| work(address, &request, start + time))).collect();
        let mut times = Vec::new();
        for worker in workers {
            times.extend(worker.join().map_err(|_| anyhow!("a connection's thread panicked"))??);
        }
        Ok(times)
    })?;
    let elapsed = start.elapsed();
    times.sort_unstable();
    let requests = u32::try_from(times.len())?;
    Ok(Load {
        path: what.to_owned(),
        connections,
        requests: times.len(),
        requests_per_second: f64::from(requests) / elapsed.as_secs_f64(),
        p50_ms: percentile_ms(&times, 50).context("no request was answered")?,
        p99_ms: percentile_ms(&times, 99).context("no request was answered")?,
        processor_ms: (server.processor_ms()? - processor_before) / f64::from(requests.max(1)),
        answer_bytes,
    })
}

/// The clients that the list leads to.
pub fn records(address: &str, cookie: &str) -> Result<Vec<String>> {
    let list = String::from_utf8(get(&mut Connection::open(address)?, address, "/clients", cookie, "identity")?.body)?;
    let paths = list.split("href=\"/clients/").skip(1).filter_map(|rest| rest.split('"').next());
    // Ids are of 36 characters.
    let records: Vec<String> = paths.filter(|path| path.len() == 36).map(|id| format!("/clients/{id}")).collect();
    if records.is_empty() {
        bail!("the list shows no client");
    }
    Ok(records)
}

fn work(address: &str, request: &(impl Fn() -> String + Sync), end: Instant) -> Result<Vec<Duration>> {
    let mut connection = Connection::open(address)?;
    let mut times = Vec::new();
    while Instant::now() < end {
        let request = request();
        let start = Instant::now();
        ask(&mut connection, &request)?;
        times.push(start.elapsed());
    }
    Ok(times)
}

fn ask(connection: &mut Connection, request: &str) -> Result<usize> {
    let answer = connection.exchange(request)?;
    if answer.status != 200 {
        bail!("the server answered {}", answer.status);
    }
    Ok(answer.body.len())
}

/// The time within which so many of a hundred lie; the times are sorted.
fn percentile_ms(sorted: &[Duration], percent: usize) -> Option<f64> {
    let at = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    Some(sorted.get(at)?.as_secs_f64() * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_changing_address_comes_twice() {
        let asked = Asked::Changing(vec!["/clients".into(), "/clients?q=a".into()]);
        assert_eq!([0, 1, 2].map(|number| asked.path(number)), ["/clients?nr=0", "/clients?q=a&nr=1", "/clients?nr=2"]);
        assert_eq!(Asked::Same("/clients".into()).path(7), "/clients");
    }

    #[test]
    fn percentiles_are_times_that_occurred() {
        let times: Vec<Duration> = (1..=200).map(Duration::from_millis).collect();
        assert_eq!(percentile_ms(&times, 50), Some(100.0));
        assert_eq!(percentile_ms(&times, 99), Some(198.0));
        assert_eq!(percentile_ms(&times[..1], 99), Some(1.0));
        assert_eq!(percentile_ms(&[], 50), None);
    }
}
