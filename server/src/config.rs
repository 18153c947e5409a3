//! Settings, read from the environment (or the command line) once, at start-up: a wrong one stops the process there, by name.

use std::net::SocketAddr;
use std::path::PathBuf;

use chrono::TimeDelta;
use clap::Args;
use domain::sealed::Key;

use crate::proxies::Proxies;

/// What an operator may set. Each field's text is the documentation that `--help` prints.
#[derive(Args, Clone, Debug)]
pub struct Config {
    /// Where to listen.
    #[arg(long, env = "CLIENTELE_ADDR", default_value = "127.0.0.1:3000", global = true)]
    pub addr: SocketAddr,

    /// The address that people type, when it is not where the server listens (behind a proxy: `https://clients.example.fr`).
    #[arg(long, env = "CLIENTELE_PUBLIC_URL", value_parser = public_url, global = true)]
    pub public_url: Option<String>,

    /// The proxies that are believed on who asks: addresses and networks, between commas.
    #[arg(long, env = "CLIENTELE_TRUSTED_PROXIES", default_value = "127.0.0.0/8,::1/128", global = true)]
    pub trusted_proxies: Proxies,

    /// The folder of the embedded database and of stored files.
    #[arg(long, env = "CLIENTELE_DATA_DIR", default_value = "data", global = true)]
    pub data_dir: PathBuf,

    /// `sqlite://PATH` or `postgres://USER:PASSWORD@HOST/DATABASE`; the embedded database in the data folder when unset.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, global = true)]
    pub database_url: Option<String>,

    /// The key that seals what is secret in the database (second factors): 32 bytes in base64, as `openssl rand -base64 32` makes them. When
    /// unset, one is made in the data folder (`secret.key`); several servers of one database need the same.
    #[arg(long, env = "CLIENTELE_SECRET_KEY", hide_env_values = true, global = true)]
    pub secret_key: Option<Key>,

    /// What to log: error, warn, info, debug, or a filter such as `info,store=debug`.
    #[arg(long, env = "CLIENTELE_LOG", default_value = "info,sea_orm_migration=warn", global = true)]
    pub log: String,

    /// Lets companies name services of this machine and of its network, by http as well (an address service of one's own). Off, they are
    /// asked on the public network alone, so that nobody reaches through the server what they cannot reach themselves.
    #[arg(long, env = "CLIENTELE_PRIVATE_SERVICES", global = true)]
    pub private_services: bool,

    /// Lets companies name a mail server of this machine or of its network, and one that does not encrypt. Off, letters are handed over on
    /// the public network alone, and encrypted.
    #[arg(long, env = "CLIENTELE_SMTP_ALLOW_PRIVATE", global = true)]
    pub smtp_allow_private: bool,

    /// After how many days whoever is signed in signs in again, however much they use it. Unused, they are signed out after 30.
    #[arg(long, env = "CLIENTELE_SESSION_DAYS", default_value_t = 90, value_parser = clap::value_parser!(u16).range(1..=3650), global = true)]
    pub session_days: u16,

    /// The folder of the browser's files, when it is not where the build left it.
    #[arg(long, env = "CLIENTELE_SITE_ROOT", global = true)]
    pub site_root: Option<PathBuf>,
}

impl Config {
    /// The database to open.
    #[must_use]
    pub fn database_url(&self) -> String {
        self.database_url
            .clone()
            .unwrap_or_else(|| format!("sqlite://{}", self.data_dir.join("clientele.db").display()))
    }

    /// The address that people type.
    #[must_use]
    pub fn public_url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.addr))
    }

    /// How long a session lasts, however much it is used.
    #[must_use]
    pub fn session_lifetime(&self) -> TimeDelta {
        TimeDelta::days(self.session_days.into())
    }

    /// Whether people come by https, so that cookies may be kept to it.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url().starts_with("https://")
    }

    /// The browser's files: as set, beside the program, or where `cargo leptos build` puts them.
    #[must_use]
    pub fn site_root(&self) -> PathBuf {
        let beside = std::env::current_exe().ok().and_then(|exe| exe.parent().map(|folder| folder.join("site")));
        let built = std::env::current_exe()
            .ok()
            .and_then(|exe| exe.parent().and_then(std::path::Path::parent).map(|target| target.join("site")));
        self.site_root
            .clone()
            .or_else(|| beside.filter(|folder| folder.is_dir()))
            .or_else(|| built.filter(|folder| folder.is_dir()))
            .unwrap_or_else(|| "target/site".into())
    }
}

/// An http(s) origin, without path or trailing slash.
fn public_url(typed: &str) -> Result<String, String> {
    let typed = typed.trim_end_matches('/');
    let host = typed.strip_prefix("https://").or_else(|| typed.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']) => Ok(typed.to_owned()),
        _ => Err("expected https://HOST or http://HOST, without a path".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::public_url;

    #[test]
    fn a_public_address_is_an_origin() {
        assert_eq!(public_url("https://clients.example.fr/"), Ok("https://clients.example.fr".into()));
        for wrong in ["clients.example.fr", "https://", "https://a/b", "ftp://a", "https://user@a"] {
            assert!(public_url(wrong).is_err(), "{wrong}");
        }
    }
}
