//! Starts, serves and stops.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use kit::heavy::Heavy;
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DbErr};
use store::imports::Uploads;
use store::{Database, accounts, attempts, companies, sessions, tokens};
use tokio::sync::watch;

use crate::cards::{Stripe, unheard};
use crate::config::Config;
use crate::jobs::{self, Worker};
use crate::mail::Way;
use crate::mail::house::House;
use crate::papers::mailed::Mailed;
use crate::state::{AppState, Stopping};
use crate::transfer::leftovers::Leftovers;
use crate::{connections, host, secret_key};

/// Any number that nothing else locks: one process migrates, the others wait.
const MIGRATION_LOCK: i64 = 0x0043_4c49_454e_5445;

/// Told at the start where it listens for others without TLS. It starts all the same: behind a proxy in a container of its own, any address is « others ».
const IN_THE_OPEN: &str = "CLIENTELE_ADDR has it listen for other machines without TLS: unless a proxy stands in front of it, passwords go over the network \
    as they are. Put TLS in front of it and set CLIENTELE_PUBLIC_URL to its https address (docs/operating.md says how)";

/// What may stop a command.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Opens the database, creating the embedded one's folder.
pub async fn open(config: &Config) -> Result<Database, Failure> {
    private_folder(&config.data_dir)
        .map_err(|error| format!("the data folder {}: {error}", config.data_dir.display()))?;
    let secrets = secret_key::load(config)?;
    if is_in_the_open(&config.database_url()) {
        tracing::warn!(
            "the connection to PostgreSQL may be read or changed on its way: add ?sslmode=verify-full to DATABASE_URL"
        );
    }
    Database::open(&config.database_url(), secrets).await.map_err(|error| format!("the database: {error}").into())
}

/// Whether a database's address leads over a network to a server whose certificate nobody looks at.
fn is_in_the_open(url: &str) -> bool {
    let Some((_, rest)) = url.strip_prefix("postgres").and_then(|url| url.split_once("://")) else { return false };
    let host = rest.split(['/', '?']).next().unwrap_or_default().rsplit('@').next().unwrap_or_default();
    // No host, or a folder, is a socket of this machine.
    let is_near = host.is_empty() || host.starts_with("%2F") || host::is_loopback(host);
    !is_near && !rest.contains("sslmode=verify-")
}

/// Makes the data folder, if it is not there. Whatever this process writes is for its own user alone; of a folder that others may enter, the
/// operator is told.
fn private_folder(folder: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    std::fs::create_dir_all(folder)?;
    #[cfg(unix)]
    if is_open_to_others(folder)? {
        tracing::warn!(folder = %folder.display(), "others of this machine may enter the data folder: chmod 700 shuts it");
    }
    Ok(())
}

#[cfg(unix)]
fn is_open_to_others(folder: &Path) -> std::io::Result<bool> {
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(folder)?.permissions());
    Ok(mode & 0o007 != 0)
}

/// Goes on only with the key that the second factors are sealed with: with another one, nobody who has one could sign in.
async fn is_the_same_key(database: &Database) -> Result<(), Failure> {
    if accounts::seal_second_factors(database).await?.is_other_key() {
        return Err("the second factors were sealed with another key than this one: set CLIENTELE_SECRET_KEY or put secret.key back into \
             the data folder; if it is lost, `clientele user password EMAIL --drop-second-factor` for each user who has one"
            .into());
    }
    Ok(())
}

/// Brings the schema up to date; several processes may start at once.
pub async fn migrate(database: &Database) -> Result<(), DbErr> {
    if database.is_sqlite() {
        return Migrator::up(database.write(), None).await;
    }
    let lock = database.begin().await?;
    lock.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")).await?;
    Migrator::up(database.write(), None).await?;
    lock.commit().await
}

/// Serves and works until told to stop, then finishes the requests under way and hands unfinished jobs back.
pub async fn run(config: Config) -> Result<(), Failure> {
    config.mail().map_err(|wrong| format!("the installation's mail server: {wrong}"))?;
    if config.is_in_the_open() {
        tracing::warn!("{IN_THE_OPEN}");
    }
    let database = open(&config).await?;
    migrate(&database).await?;
    is_the_same_key(&database).await?;
    let setup_code = setup_code(&database).await?;
    let listener = tokio::net::TcpListener::bind(config.addr)
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", config.addr))?;
    // A port of 0 lets the system choose; people need the one it chose.
    let address = listener.local_addr()?;
    let config = Config { addr: address, ..config };
    let code = setup_code.as_ref().map(|code| format!("\nSet-up code, for whoever is not at this machine: {code}"));
    tell(&format!("Clientèle: {}{}\n", config.public_url(), code.unwrap_or_default()));
    // Nobody waits for them here; whoever asks before they are read waits for the rest.
    drop(tokio::task::spawn_blocking(domain::identifiers::phone::load_numbering_plans));
    let tidying = tokio::spawn(tidy(database.clone(), config.data_dir.clone(), Stripe::of(&config)));
    let (stop, stopping) = watch::channel(false);
    let stopping = Stopping(stopping);
    let papers = Mailed { heavy: Heavy::default(), config: Arc::new(config.clone()) };
    let mail = jobs::Mail::new(Way::of(&config), Box::new(papers.clone()));
    let mail = mail.of_house(House::of(&config));
    let worker = Worker::start(
        database.clone(),
        jobs::handlers(&database, &config.data_dir, mail, Box::new(papers)),
        stopping.clone(),
    );
    let proxies = config.trusted_proxies.clone();
    let state = AppState::new(database.clone(), config, setup_code, stopping);
    let stopped = async move {
        told_to_stop().await;
        stop.send_replace(true);
    };
    connections::serve(listener, crate::http::router(state), proxies, stopped).await;
    tidying.abort();
    worker.ended().await;
    tracing::info!("stopped");
    Ok(database.close().await?)
}

/// Says something to whoever has started this. It serves all the same where nobody reads that any more.
fn tell(text: &str) {
    let mut out = io::stdout();
    if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        tracing::warn!(%error, "nobody reads what is said at the start");
    }
}

/// Removes what has expired, at once and every hour: uploads that nobody needs, bytes that no file has, sessions and browsers that nobody
/// used, failed attempts that are forgotten, what was told of payments by card and jobs that ended long ago, and what old imports have done.
/// Then it is asked what became of payments by card of which nothing was told.
async fn tidy(database: Database, data: PathBuf, stripe: Stripe) {
    let (uploads, leftovers) = (Uploads::under(&data), Leftovers::of(database.clone(), &data));
    let mut hourly = tokio::time::interval(std::time::Duration::from_hours(1));
    loop {
        hourly.tick().await;
        let now = chrono::Utc::now();
        if let Err(error) = uploads.tidy(SystemTime::now()) {
            tracing::warn!(%error, "old uploads stay");
        }
        if let Err(error) = leftovers.sweep(now).await {
            tracing::warn!(%error, "bytes that no file has stay");
        }
        if let Err(error) = sessions::prune(&database, now).await {
            tracing::warn!(%error, "expired sessions stay");
        }
        if let Err(error) = sessions::forget(&database, now).await {
            tracing::warn!(%error, "browsers that nobody uses stay");
        }
        if let Err(error) = attempts::prune(&database, now).await {
            tracing::warn!(%error, "forgotten attempts stay");
        }
        if let Err(error) = accounts::prune_resets(&database, now).await {
            tracing::warn!(%error, "links for forgotten passwords that work no more stay");
        }
        if let Err(error) = store::portal::prune(&database, now).await {
            tracing::warn!(%error, "links and sessions of the portal that work no more stay");
        }
        if let Err(error) = store::cards::prune(&database, now).await {
            tracing::warn!(%error, "what was told of payments by card long ago stays known");
        }
        if let Err(error) = store::jobs::prune(&database, now).await {
            tracing::warn!(%error, "old jobs stay");
        }
        if let Err(error) = store::imports::prune(&database, now).await {
            tracing::warn!(%error, "what old imports have done stays known");
        }
        // Last: somebody else's server is waited for.
        if let Err(error) = unheard::ask(&database, &stripe, now).await {
            tracing::warn!(%error, "what became of payments by card is not known");
        }
    }
}

/// An installation that nobody has taken yet asks for a code that only the operator sees.
async fn setup_code(database: &Database) -> Result<Option<String>, Failure> {
    if !companies::is_empty(database).await? {
        return Ok(None);
    }
    Ok(Some(tokens::generate().chars().take(12).collect()))
}

async fn told_to_stop() {
    let interrupt = async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::warn!(%error, "Ctrl-C is not listened to");
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(error) => {
                tracing::warn!(%error, "SIGTERM is not listened to");
                std::future::pending::<()>().await;
            }
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}

#[cfg(test)]
mod tests {
    use super::is_in_the_open;

    #[test]
    fn a_database_over_a_network_is_reached_by_a_certificate() {
        for near in [
            "sqlite://data/clientele.db",
            "postgres://clientele@localhost/clientele",
            "postgres://u:p@127.0.0.1:5432/clientele",
            "postgresql:///clientele?host=/run/postgresql",
            "postgres://u:p@db.example.fr/clientele?sslmode=verify-full",
        ] {
            assert!(!is_in_the_open(near), "{near}");
        }
        for open in ["postgres://u:p@db.example.fr/clientele", "postgres://db.example.fr/c?sslmode=require"] {
            assert!(is_in_the_open(open), "{open}");
        }
    }
}
