//! A `PostgreSQL` server for one test run, that leaves nothing behind.

use std::{
    fs,
    io::Write,
    net::{TcpListener, TcpStream},
    os::unix::fs::{DirBuilderExt, chown},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::{child, privilege};

/// Tests run in parallel, each with a pool of its own.
const MAX_CONNECTIONS: u32 = 200;
/// Another process may take the free port before the server does.
const ATTEMPTS: u32 = 3;
/// Of a server that has stopped, so many lines of its log are shown.
const LAST_LINES: usize = 10;
/// A socket's path is limited to 107 bytes; with a longer one the server would not start.
const LONGEST_SOCKET_FOLDER: usize = 80;

/// Waits until this process has closed the pipe, then stops the server and removes its folder. As the pipe is closed
/// however the process ends, so is the server, also after a panic, Ctrl-C or `kill -9`. It ignores Ctrl-C itself, which
/// a terminal sends to all processes of a command.
const GUARD: &str = r#"trap '' INT TERM HUP; cat >/dev/null; folder=$1; shift; "$@"; rm -rf "$folder""#;

/// A running server. Dropping it stops it and removes all its data.
pub struct Cluster {
    /// Where tests reach it, as a superuser, without a database: each creates the one it needs.
    pub url: String,
    log: PathBuf,
    guard: Child,
}

impl Cluster {
    /// Makes a new cluster with the programs in `programs` and starts it on a free port of this machine alone.
    pub fn start(programs: &Path) -> Result<Self> {
        let owner = Owner::choose()?;
        let folder = std::env::temp_dir().join(format!("clientele-postgres-{}", std::process::id()));
        fs::DirBuilder::new()
            .mode(0o700)
            .create(&folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        if let Some((user, group)) = owner.ids {
            chown(&folder, Some(user), Some(group))?;
        }
        let data = folder.join("data");
        let pg_ctl = |arguments: &[&str]| {
            let mut command = owner.command(&programs.join("pg_ctl"));
            command.current_dir(&folder).arg("-D").arg(&data).args(arguments);
            command
        };
        let stop = pg_ctl(&["-m", "immediate", "-w", "stop"]);
        let log = folder.join("log");
        let mut cluster = Self { url: String::new(), log: log.clone(), guard: guard(&folder, &stop)? };

        let mut initdb = owner.command(&programs.join("initdb"));
        initdb.current_dir(&folder).arg("-D").arg(&data);
        initdb.args(["-U", "postgres", "-A", "trust", "--no-sync", "--no-locale", "--encoding=UTF8"]);
        child::capture(&mut initdb)?;

        let mut problem = String::new();
        for _ in 0..ATTEMPTS {
            let port = free_port()?;
            fs::OpenOptions::new()
                .append(true)
                .open(data.join("postgresql.conf"))?
                .write_all(settings(port, &folder).as_bytes())?;
            // Not `capture`: the server inherits pg_ctl's streams and would keep them open.
            let mut start = pg_ctl(&["-w", "-t", "60", "-l", &log.display().to_string(), "start"]);
            if start.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status()?.success() {
                cluster.url = format!("postgres://postgres@127.0.0.1:{port}");
                return Ok(cluster);
            }
            problem = fs::read_to_string(&log).unwrap_or_default();
        }
        bail!("PostgreSQL did not start:\n{problem}")
    }

    /// Why the server has stopped by itself, by the end of its log; nothing while it answers.
    pub fn stopped(&self) -> Option<String> {
        let address = self.url.rsplit('@').next().unwrap_or_default();
        if TcpStream::connect(address).is_ok() {
            return None;
        }
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        Some(child::last_lines(&log, LAST_LINES))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

fn guard(folder: &Path, stop: &Command) -> Result<Child> {
    let mut guard = Command::new("sh");
    guard.args(["-c", GUARD, "guard"]).arg(folder).arg(stop.get_program()).args(stop.get_args());
    guard.current_dir("/").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    guard.spawn().context("cannot start sh")
}

/// Speed before durability: nothing here outlives the run.
fn settings(port: u16, folder: &Path) -> String {
    let sockets =
        if folder.as_os_str().len() > LONGEST_SOCKET_FOLDER { String::new() } else { folder.display().to_string() };
    format!(
        "\nlisten_addresses = '127.0.0.1'\nport = {port}\nunix_socket_directories = '{sockets}'\n\
         max_connections = {MAX_CONNECTIONS}\nfsync = off\nsynchronous_commit = off\nfull_page_writes = off\n\
         autovacuum = off\nshared_buffers = '64MB'\nlc_messages = 'C'\n"
    )
}

/// A port that nothing listens on.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// Who runs the server: `PostgreSQL` refuses to run as root.
struct Owner {
    ids: Option<(u32, u32)>,
}

impl Owner {
    fn choose() -> Result<Self> {
        if !privilege::is_root() {
            return Ok(Self { ids: None });
        }
        let ids = ["postgres", "nobody"]
            .iter()
            .find_map(|name| Some((privilege::number(&["-u", name])?, privilege::number(&["-g", name])?)));
        Ok(Self { ids: Some(ids.context("running as root, and there is neither a user postgres nor nobody")?) })
    }

    fn command(&self, program: &PathBuf) -> Command {
        let mut command = match self.ids {
            None => Command::new(program),
            Some((user, group)) => {
                let mut command = Command::new("setpriv");
                command.args([
                    format!("--reuid={user}"),
                    format!("--regid={group}"),
                    "--clear-groups".into(),
                    "--".into(),
                ]);
                command.arg(program);
                command
            }
        };
        for name in ["PGDATA", "PGHOST", "PGPORT", "PGUSER", "PGOPTIONS"] {
            command.env_remove(name);
        }
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_temporary_folder_goes_without_a_socket() {
        assert!(settings(5000, Path::new("/tmp/short")).contains("unix_socket_directories = '/tmp/short'"));
        assert!(settings(5000, Path::new(&format!("/{}", "long".repeat(30)))).contains("unix_socket_directories = ''"));
    }

    /// `cargo test -p xtask -- --ignored`
    #[test]
    #[ignore = "needs PostgreSQL's programs"]
    fn a_dropped_cluster_leaves_nothing_behind() {
        let programs = child::capture(Command::new("pg_config").arg("--bindir")).unwrap();
        let programs = PathBuf::from(programs.trim());
        let cluster = Cluster::start(&programs).unwrap();
        let psql = |query: &str| {
            let mut command = Command::new(programs.join("psql"));
            child::capture(command.args(["-Atc", query, &cluster.url]))
        };
        psql("CREATE DATABASE clients").unwrap();
        assert_eq!(psql("SHOW max_connections").unwrap().trim(), "200");
        let folder = psql("SHOW data_directory").unwrap();
        assert_eq!(cluster.stopped(), None);
        let url = cluster.url.clone();
        drop(cluster);
        assert!(!Path::new(folder.trim()).parent().unwrap().exists());
        assert!(child::capture(Command::new(programs.join("psql")).args(["-Atc", "SELECT 1", &url])).is_err());
    }
}
