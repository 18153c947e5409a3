//! The security log over HTTP, and what the program's own log is not told.

use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock};

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::access::Role;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use super::support::{App, PASSWORD, request};

/// What the program has logged since the first test that looks, whoever made it.
#[derive(Clone, Default)]
struct Logged(Arc<Mutex<Vec<u8>>>);

impl Write for Logged {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Logged {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// The log, listened to with more than an operator would ask for.
fn listened() -> &'static Logged {
    static LOGGED: OnceLock<Logged> = OnceLock::new();
    LOGGED.get_or_init(|| {
        let logged = Logged::default();
        let filter = EnvFilter::new("warn,security=trace,server=trace,store=trace,kit=trace,tower_http=trace");
        let subscriber = tracing_subscriber::fmt().with_ansi(false).with_env_filter(filter).with_writer(logged.clone());
        subscriber.try_init().unwrap();
        logged
    })
}

fn said() -> String {
    String::from_utf8_lossy(&listened().0.lock().unwrap()).into_owned()
}

async fn sign_in(app: &App, email: &str, password: &str, device: &str) -> StatusCode {
    let form = format!("email={email}&password={}&next=", password.replace(' ', "+"));
    let call = request(Method::POST, "/api/auth/login", None)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "application/json")
        .header("user-agent", device);
    app.send(call.body(Body::from(form)).unwrap()).await.status
}

async fn list(app: &App, query: &str) -> serde_json::Value {
    let body = format!(r#"{{"query":{query}}}"#);
    let answer = app.post("/api/security-log/list", Some(app.cookie(Role::Owner)), &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_tells_who_came_from_where() {
    let app = App::new().await;
    sign_in(&app, "admin%40example.com", "pas le bon mot", "Guess/1").await;
    // A refusal is written down after its answer.
    let refusals = async || list(&app, r#"{"topic":"sign_ins"}"#).await["entries"].to_string().contains("refused");
    for _ in 0..500 {
        if refusals().await {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    sign_in(&app, "admin%40example.com", PASSWORD, "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0").await;
    let log = list(&app, r#"{"topic":"sign_ins"}"#).await;
    let entries = log["entries"].as_array().unwrap();
    assert_eq!(entries[0]["event"]["kind"], "signed_in");
    assert_eq!(entries[1]["event"], serde_json::json!({"kind": "refused", "details": {"proof": "password"}}));
    for entry in &entries[..2] {
        assert_eq!((&entry["actor_name"], &entry["address"]), (&"admin".into(), &"127.0.0.1".into()));
    }
    assert_eq!(entries[1]["device"], "Guess/1");
    assert_eq!(log["chain"]["broken_at"], serde_json::Value::Null);
    let page = app.get("/settings/security-log", Some(app.cookie(Role::Owner))).await;
    for words in ["Connexion refusée", "127.0.0.1", "Firefox · Linux", "Intègre"] {
        assert!(page.body.contains(words), "{words}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_goes_out_as_a_file_that_runs_nothing() {
    let app = App::new().await;
    sign_in(&app, "admin%40example.com", PASSWORD, "=HYPERLINK(1)").await;
    let owner = Some(app.cookie(Role::Owner));
    app.get("/api/clients/export.csv", owner).await;
    let file = app.get("/api/security-log/export.csv", owner).await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    let lines: Vec<&str> = file.body.lines().collect();
    assert!(lines[0].contains("Numéro;Quand;Qui;Sujet;Quoi;Adresse;Appareil"), "{}", lines[0]);
    assert!(lines[1].contains("Export de ce journal"), "{}", lines[1]);
    assert!(lines[2].contains("Export\u{a0}: Clients, CSV (0)"), "{}", lines[2]);
    assert!(lines[3].ends_with(";Connexion;127.0.0.1;'=HYPERLINK(1)"), "{}", lines[3]);
    let sign_ins = app.get("/api/security-log/export.csv?topic=sign_ins", owner).await;
    assert!(sign_ins.body.contains("HYPERLINK") && !sign_ins.body.contains("Export"), "{}", sign_ins.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn secrets_are_told_to_no_log() {
    listened();
    let app = App::new().await;
    let owner = Some(app.cookie(Role::Owner));
    let form = r#"{"form":{"email":"ana@nord.example","role":"sales"}}"#;
    let link: String = serde_json::from_str(&app.post("/api/users/invite", owner, form).await.body).unwrap();
    let token = link.rsplit('/').next().unwrap();
    assert_eq!(token.len(), 64);
    assert_eq!(app.get(&format!("/invite/{token}"), None).await.status, StatusCode::OK);
    for path in ["invite/{}/", "INVITE/{}", "portal/l/{}", "login?next=/invite/{}", "api/{}"] {
        app.get(&format!("/{}", path.replace("{}", token)), None).await;
    }
    app.post("/api/auth/invitation", None, &format!(r#"{{"token":"{token}"}}"#)).await;
    let join = format!("token={token}&user_name=Ana&password=court");
    let call =
        request(Method::POST, "/api/auth/join", None).header("content-type", "application/x-www-form-urlencoded");
    app.send(call.body(Body::from(join)).unwrap()).await;
    sign_in(&app, "admin%40example.com", PASSWORD, "Test").await;
    let said = said();
    assert!(said.contains("path=/invite/…"), "the capture works");
    assert!(said.contains("event=\"invited\"") && said.contains("event=\"signed_in\""), "and hears of security");
    for secret in [token, PASSWORD, app.cookie(Role::Owner)] {
        assert!(!said.contains(secret), "a secret was logged");
    }
    let log = list(&app, "{}").await.to_string();
    assert!(!log.contains(token) && !log.contains(PASSWORD));
}
