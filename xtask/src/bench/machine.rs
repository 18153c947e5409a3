//! What a measurement was made on: a number without it says nothing.

use std::{fs, process::Command, thread};

use serde::Serialize;

use crate::child;

/// This machine.
#[derive(Serialize)]
pub struct Machine {
    /// The processor's name.
    pub processor: String,
    /// Cores that may be used.
    pub cores: usize,
    /// Memory in megabytes.
    pub memory_mb: u64,
    /// The kernel's name and version.
    pub kernel: String,
}

impl Machine {
    /// Asks Linux; what is not known stays empty.
    pub fn here() -> Self {
        let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
        let kb = field(&memory, "MemTotal").and_then(|text| text.split(' ').next()?.parse::<u64>().ok());
        Self {
            processor: field(&processors, "model name").unwrap_or_default().to_owned(),
            cores: thread::available_parallelism().map_or(1, usize::from),
            memory_mb: kb.unwrap_or_default() / 1024,
            kernel: child::capture(Command::new("uname").arg("-sr")).unwrap_or_default().trim().to_owned(),
        }
    }
}

fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.lines().find_map(|line| line.strip_prefix(name)?.trim_start().strip_prefix(':')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_proc_are_read() {
        assert_eq!(field("model\t\t: 1\nmodel name\t: Some CPU\n", "model name"), Some("Some CPU"));
        assert_eq!(field("MemTotal:       24000 kB\n", "MemTotal"), Some("24000 kB"));
    }
}
