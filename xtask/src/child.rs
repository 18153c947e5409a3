//! Running other programs.

use std::{
    fs::{self, File},
    io::{Read, Seek, SeekFrom},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

/// How often a quiet child shows a line of its log, so that nobody takes a long build for a dead one.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How often a child is asked whether it has ended.
const POLL: Duration = Duration::from_millis(50);

/// What a child that wrote to a log left behind.
pub struct Finished {
    /// Whether it ended with status 0 within its time.
    pub success: bool,
    /// All it wrote, standard output and errors in the order written.
    pub output: String,
}

impl Finished {
    /// The last lines, for a failure's report.
    pub fn tail(&self, lines: usize) -> String {
        last_lines(&self.output, lines)
    }
}

/// The last lines of a text.
pub fn last_lines(text: &str, lines: usize) -> String {
    let all: Vec<&str> = text.lines().collect();
    all[all.len().saturating_sub(lines)..].join("\n")
}

/// Runs a child on this terminal; an error unless it ends with status 0.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", line(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", line(command));
    }
    Ok(())
}

/// A child's standard output; an error with what it complained about unless it ends with status 0.
pub fn capture(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start {}", line(command)))?;
    if !output.status.success() {
        bail!("{} ended with {}\n{}", line(command), output.status, String::from_utf8_lossy(&output.stderr).trim_end());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a child whose output goes to a log, with a heartbeat on the terminal, and ends it after `limit`.
pub fn logged(command: &mut Command, log: &Path, limit: Duration) -> Result<Finished> {
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let file = File::options().append(true).open(log)?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .spawn()
        .with_context(|| format!("cannot start {}", line(command)))?;
    let start = Instant::now();
    let mut beat = start;
    let success = loop {
        if let Some(status) = child.try_wait()? {
            break status.success();
        }
        if start.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            println!("  … ended after {}", duration(limit));
            break false;
        }
        if beat.elapsed() > HEARTBEAT {
            beat = Instant::now();
            println!("  … {:>7}  {}", duration(start.elapsed()), last_line(log));
        }
        thread::sleep(POLL);
    };
    Ok(Finished { success, output: String::from_utf8_lossy(&fs::read(log)?).into_owned() })
}

/// A command as one would type it, without its environment.
pub fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A time as people read it: `0.4 s`, `12 s`, `3 min 05 s`.
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

/// The last line that says something, cut to a terminal's width.
fn last_line(log: &Path) -> String {
    const TAIL_BYTES: u64 = 4096;
    let read = || -> std::io::Result<Vec<u8>> {
        let mut file = File::open(log)?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(TAIL_BYTES)))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = read().unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let last = text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    last.trim().chars().filter(|letter| !letter.is_control()).take(90).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_well() {
        assert_eq!(duration(Duration::from_millis(420)), "0.4 s");
        assert_eq!(duration(Duration::from_secs(12)), "12 s");
        assert_eq!(duration(Duration::from_secs(185)), "3 min 05 s");
    }

    #[test]
    fn a_logged_child_leaves_both_its_streams_in_order() {
        let log = std::env::temp_dir().join(format!("clientele-child-{}.log", std::process::id()));
        let finished =
            logged(Command::new("sh").args(["-c", "echo one; echo two >&2; exit 3"]), &log, Duration::from_secs(10))
                .unwrap();
        fs::remove_file(&log).unwrap();
        assert!(!finished.success);
        assert_eq!(finished.output, "one\ntwo\n");
        assert_eq!(finished.tail(1), "two");
    }
}
