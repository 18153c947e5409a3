//! One installation for a test: two companies, a user of each role in the first, and ways to call.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use bytes::Bytes;
use chrono::Utc;
use clap::Parser;
use domain::access::Role;
use domain::company::CompanyForm;
use domain::format::Language;
use domain::ids::CompanyId;
use domain::users::AccountForm;
use kit::heavy::Heavy;
use server::cards::Stripe;
use server::config::Config;
use server::jobs::{self, Worker};
use server::mail::Way;
use server::mail::house::House;
use server::papers::mailed::Mailed;
use server::state::{AppState, Stopping};
use store::sessions::SignedIn;
use store::{Access, Database, accounts, companies, members, sessions};
use testing::TestDb;
use testing::statements::Heard;
use tokio::sync::watch;
use tower::ServiceExt;

/// The password of every user of the tests.
pub const PASSWORD: &str = "correct horse battery";
/// What an empty installation asks of whoever is not at its machine.
pub const SETUP_CODE: &str = "abcdefghijkl";
/// The host that the tests ask.
pub const HOST: &str = "127.0.0.1:3000";

/// See the module.
pub struct App {
    pub db: TestDb,
    pub router: Router,
    pub company: CompanyId,
    /// A session cookie for each role in the first company.
    pub cookies: Vec<(Role, String)>,
    /// A session cookie of the other company's owner.
    pub stranger: String,
    data: tempfile::TempDir,
    _never: watch::Sender<bool>,
}

/// An answer, read whole.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    /// The body as it came, of what is no text.
    pub bytes: Bytes,
}

#[derive(Parser)]
struct Settings {
    #[command(flatten)]
    config: Config,
}

/// The router alone, on an empty database. Services of this machine may be asked, as those of the tests are.
pub fn router_on(db: &TestDb, data: &std::path::Path) -> Router {
    router_with(db, data, &["--private-services"])
}

/// As [`router_on`], with other settings of the operator.
pub fn router_with(db: &TestDb, data: &std::path::Path, settings: &[&str]) -> Router {
    router_of(db.database.clone(), data, settings)
}

fn router_of(database: Database, data: &std::path::Path, settings: &[&str]) -> Router {
    // As if it were about to stop: what would go on for ever ends after its first words.
    let stopping = Stopping(watch::channel(true).1);
    server::http::router(AppState::new(database, config(data, settings), Some(SETUP_CODE.into()), stopping))
}

fn config(data: &std::path::Path, settings: &[&str]) -> Config {
    let data = data.display().to_string();
    // The browser's files but for those that are built.
    let site = concat!(env!("CARGO_MANIFEST_DIR"), "/../public");
    let usual = ["test", "--data-dir", &data, "--site-root", site];
    Settings::parse_from(usual.iter().chain(settings)).config
}

impl App {
    pub async fn new() -> Self {
        Self::with(&[]).await
    }

    /// As [`new`](Self::new), with other settings of the operator.
    pub async fn with(settings: &[&str]) -> Self {
        Self::on(TestDb::sqlite().await, settings).await
    }

    /// As [`with`](Self::with), on a database of one's own.
    pub async fn on(db: TestDb, settings: &[&str]) -> Self {
        let data = tempfile::tempdir().unwrap();
        let settings: Vec<&str> = ["--private-services"].into_iter().chain(settings.iter().copied()).collect();
        let router = router_with(&db, data.path(), &settings);
        // A worker as `serve` has one, until the test ends.
        let (never, stopping) = watch::channel(false);
        let papers = Mailed { heavy: Heavy::default(), config: Arc::new(config(data.path(), &settings)) };
        let mail = jobs::Mail::new(Way::new(true, "localhost"), Box::new(papers.clone()));
        let mail = mail.of_house(House::of(&config(data.path(), &settings)));
        let handlers = jobs::handlers(&db.database, data.path(), mail, Box::new(papers));
        drop(Worker::start(db.database.clone(), handlers, Stopping(stopping)));
        let database = &db.database;
        let now = Utc::now();
        let (company, owner) =
            companies::set_up(database, &account("owner"), &named("Atelier Nord"), now).await.unwrap();
        let mut cookies = Vec::new();
        for role in Role::ALL {
            let user = if role == Role::Owner {
                owner
            } else {
                let account = account(role.as_str());
                accounts::add_user(database, company, &account, role, Language::French, now).await.unwrap()
            };
            cookies.push((role, sessions::open_for(database, user, company, "test", now).await.unwrap().token));
        }
        let elsewhere =
            accounts::add_user(database, company, &account("stranger"), Role::ReadOnly, Language::French, now)
                .await
                .unwrap();
        let other_company = companies::create_another(database, elsewhere, &named("Ailleurs"), now).await.unwrap();
        let owner_access = Access::operator(database.clone(), company, now);
        let tx = owner_access.begin().await.unwrap();
        members::remove(&tx, elsewhere).await.unwrap();
        tx.commit().await.unwrap();
        let stranger = sessions::open_for(database, elsewhere, other_company, "test", now).await.unwrap().token;
        Self { db, router, company, cookies, stranger, data, _never: never }
    }

    /// Who asks the provider of payments at that address.
    pub fn stripe(&self, url: &str) -> Stripe {
        Stripe::of(&config(self.data.path(), &["--stripe-url", url]))
    }

    /// Where the bytes of files are.
    pub fn files(&self) -> std::path::PathBuf {
        self.data.path().join("files")
    }

    /// Another router, and the statements that its answers cost; those of the worker are not among them.
    pub fn heard(&self) -> (Router, Heard) {
        let (database, heard) = self.db.hearing();
        (router_of(database, self.data.path(), &[]), heard)
    }

    /// A second company of the first one's owner.
    pub async fn second_company(&self) -> CompanyId {
        let owner = self.signed_in(Role::Owner).await;
        companies::create_another(&self.db.database, owner.user, &named("Atelier Sud"), Utc::now()).await.unwrap()
    }

    /// Whoever bears a role's cookie.
    pub async fn signed_in(&self, role: Role) -> SignedIn {
        let database = &self.db.database;
        sessions::find(database, self.cookie(role), None, sessions::LIFETIME, Utc::now()).await.unwrap().unwrap()
    }

    /// The operator's access to the first company, to prepare what a test needs.
    pub fn access(&self) -> Access {
        Access::operator(self.db.database.clone(), self.company, Utc::now())
    }

    pub fn cookie(&self, role: Role) -> &str {
        &self.cookies.iter().find(|(of, _)| *of == role).unwrap().1
    }

    pub async fn get(&self, path: &str, cookie: Option<&str>) -> Answer {
        self.send(request(Method::GET, path, cookie).body(Body::empty()).unwrap()).await
    }

    /// A call with a JSON body, as our own pages make it.
    pub async fn post(&self, path: &str, cookie: Option<&str>, body: &str) -> Answer {
        let request = request(Method::POST, path, cookie)
            .header("content-type", "application/json")
            .header("accept", "application/json")
            .body(Body::from(body.to_owned()));
        self.send(request.unwrap()).await
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        send(&self.router, request).await
    }
}

/// A request of our own pages.
pub fn request(method: Method, path: &str, cookie: Option<&str>) -> axum::http::request::Builder {
    let mut builder = Request::builder()
        .method(method)
        .uri(path)
        .header("host", HOST)
        .header("origin", format!("http://{HOST}"))
        .extension(ConnectInfo(SocketAddr::from((Ipv4Addr::LOCALHOST, 4000))));
    if let Some(cookie) = cookie {
        builder = builder.header("cookie", format!("clientele_session={cookie}"));
    }
    builder
}

pub async fn send(router: &Router, request: Request<Body>) -> Answer {
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, 256 * 1024 * 1024).await.unwrap();
    let body = String::from_utf8_lossy(&bytes).into_owned();
    Answer { status: parts.status, headers: parts.headers, body, bytes }
}

fn account(name: &str) -> domain::users::NewAccount {
    let form = AccountForm { name: name.into(), email: format!("{name}@example.com"), password: PASSWORD.into() };
    form.parse().unwrap()
}

fn named(name: &str) -> domain::company::NewCompany {
    let form = CompanyForm {
        name: name.into(),
        country: "FR".into(),
        language: "fr".into(),
        currency: "EUR".into(),
        ..CompanyForm::default()
    };
    form.parse().unwrap()
}
