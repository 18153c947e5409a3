//! A server started for a measurement, on data of its own.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use anyhow::{Context, Result, bail};

use crate::{browser_build::Built, child, workshop::Workshop};

/// A debug build on a busy machine takes a few seconds for its first start.
const START: Duration = Duration::from_mins(1);

/// A server that runs until this is dropped.
pub struct Running {
    /// `127.0.0.1:PORT`, as the server printed it.
    pub address: String,
    child: Child,
}

/// How to sign in to the demonstration data.
pub struct Account {
    /// The user's address.
    pub email: String,
    /// In the clear: the data lives as long as the measurement.
    pub password: String,
}

/// Fills a folder with demonstration data.
pub fn demo(workshop: &Workshop, built: &Built, folder: &Path, clients: u32) -> Result<Account> {
    let mut command = program(workshop, built, folder);
    command.args(["demo", "--seed", "1", "--clients", &clients.to_string()]);
    let output = child::capture(&mut command)?;
    account(&output).with_context(|| format!("clientele demo did not end with an account:\n{output}"))
}

/// The program with its data in a folder of its own, whatever the developer has set.
pub fn program(workshop: &Workshop, built: &Built, folder: &Path) -> Command {
    let mut command = workshop.command(&built.program);
    command.current_dir(folder).env("CLIENTELE_DATA_DIR", folder.join("data"));
    command.env_remove("DATABASE_URL").env_remove("CLIENTELE_PUBLIC_URL");
    command
}

/// Reads `E-mail: …` and `Password: …`, the last of each.
fn account(output: &str) -> Option<Account> {
    let last = |label: &str| {
        output.lines().rev().find_map(|line| line.trim().strip_prefix(label)).map(|value| value.trim().to_owned())
    };
    Some(Account { email: last("E-mail:")?, password: last("Password:")? })
}

impl Running {
    /// Starts `clientele serve` in a folder and waits until it has printed its address.
    pub fn start(workshop: &Workshop, built: &Built, folder: &Path) -> Result<Self> {
        let mut command = program(workshop, built, folder);
        command.arg("serve").envs(workshop.site_environment(&built.site));
        // The system chooses a free port, and the server prints it.
        command.env("CLIENTELE_ADDR", "127.0.0.1:0");
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("cannot start the server")?;
        let stdout = child.stdout.take().context("the server has no output")?;
        let mut running = Self { address: String::new(), child };
        let (send, receive) = mpsc::channel();
        // Reads on after the address, else the server would block once the pipe is full.
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if let Some(address) = address_in(&line) {
                    let _ = send.send(address.to_owned());
                }
            }
        });
        match receive.recv_timeout(START) {
            Ok(printed) => running.address = printed,
            Err(_) => bail!("the server printed no address within {}", child::duration(START)),
        }
        Ok(running)
    }

    /// Resident memory in kilobytes, as Linux counts it.
    pub fn memory_kb(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        Ok(line.trim().trim_end_matches("kB").trim().parse()?)
    }

    /// Processor time used so far, in milliseconds, as Linux counts it: in ticks of ten.
    pub fn processor_ms(&self) -> Result<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        processor_ms_in(&stat).with_context(|| format!("no times in {stat:?}"))
    }
}

/// The program's own time and the system's for it, from `/proc/PID/stat`.
fn processor_ms_in(stat: &str) -> Option<f64> {
    // The program's name stands in brackets and may hold anything; the 14th and 15th fields are the 12th and 13th after it.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<f64>().ok();
    Some((ticks()? + ticks()?) * 10.0)
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `Clientèle: http://127.0.0.1:3000/` → `127.0.0.1:3000`.
fn address_in(line: &str) -> Option<&str> {
    let rest = line.split("http://").nth(1)?;
    let end = rest
        .find(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '.' | ':')))
        .unwrap_or(rest.len());
    rest[..end].contains(':').then_some(&rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_found_in_whatever_is_printed() {
        assert_eq!(address_in("Clientèle: http://127.0.0.1:3000/ (Ctrl-C ends it)"), Some("127.0.0.1:3000"));
        assert_eq!(address_in("listening on http://localhost:3000"), Some("localhost:3000"));
        assert_eq!(address_in("see http://example.org"), None);
    }

    #[test]
    fn processor_time_is_the_programs_and_the_systems() {
        let stat = "42 (a (strange) name) S 1 42 42 0 -1 4194304 100 0 0 0 12 3 0 0 20 0 5 0 1234 0 0";
        assert_eq!(processor_ms_in(stat), Some(150.0));
        assert_eq!(processor_ms_in("42 (cut"), None);
    }

    #[test]
    fn the_account_is_the_last_one_named() {
        let account = account("10 clients\nE-mail: a@b.fr\nPassword: p q\n").unwrap();
        assert_eq!((account.email.as_str(), account.password.as_str()), ("a@b.fr", "p q"));
        assert!(super::account("nothing").is_none());
    }
}
