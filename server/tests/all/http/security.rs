//! What must hold on every answer, and who is turned away at the door.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, StatusCode};
use domain::access::Role;

use super::support::{App, PASSWORD, SETUP_CODE, request, router_on, router_with, send};

/// A picture of one dot.
const GIF: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

#[tokio::test(flavor = "multi_thread")]
async fn a_page_runs_its_own_scripts_alone() {
    let app = App::new().await;
    let page = app.get("/login", None).await;
    let policy = page.headers["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-inline"), "{policy}");
    let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
    let scripts: Vec<&str> = page.body.split("<script").skip(1).collect();
    assert!(!scripts.is_empty());
    for script in scripts {
        assert!(script.split('>').next().unwrap().contains(nonce), "a script without the nonce: {script:.80}");
    }
    assert!(!page.body.contains(" style=\""), "a style attribute, which the policy forbids");
    let again = app.get("/login", None).await;
    assert!(!again.headers["content-security-policy"].to_str().unwrap().contains(nonce), "a nonce is used once");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_is_guarded() {
    let app = App::new().await;
    for path in
        ["/login", "/healthz", "/api/none", "/pkg/none", "/sw.js", "/files/00000000-0000-7000-8000-000000000000"]
    {
        let answer = app.get(path, None).await;
        assert_eq!(answer.headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(answer.headers["referrer-policy"], "same-origin", "{path}");
        assert_eq!(answer.headers["x-frame-options"], "DENY", "{path}");
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(answer.headers.contains_key("x-request-id"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_the_inside_is_served() {
    let app = App::new().await;
    // No list of a folder, nothing beside what is served, and nothing from above it.
    for path in
        ["/pkg/", "/fonts/", "/icons/", "/.git/config", "/Cargo.toml", "/pkg/../Cargo.toml", "/icons/%2e%2e/sw.js"]
    {
        let answer = app.get(path, Some(app.cookie(Role::Owner))).await;
        assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
    }
    for origin in [None, Some("http://127.0.0.1:3000")] {
        let mut call = request(Method::TRACE, "/login", None).header("x-told", "zebra-7");
        if origin.is_none() {
            call.headers_mut().unwrap().remove("origin");
        }
        let answer = app.send(call.body(Body::empty()).unwrap()).await;
        assert!(
            answer.status.is_client_error() && !answer.body.contains("zebra-7"),
            "{}: {}",
            answer.status,
            answer.body
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn names_of_files_are_only_names() {
    let app = App::new().await;
    let head = b"--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"../a (1) <b>.exe\"\r\n\r\n";
    let body = [head.as_slice(), GIF, b"\r\n--x--\r\n"].concat();
    let send = request(Method::POST, "/files/logo", Some(app.cookie(Role::Owner)))
        .header("content-type", "multipart/form-data; boundary=x");
    let kept = app.send(send.body(Body::from(body)).unwrap()).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
    let path = format!("/files/{}", kept.body.trim_matches('"'));
    let shown = app.get(&path, Some(app.cookie(Role::Owner))).await;
    let said = shown.headers["content-disposition"].to_str().unwrap();
    assert!(said.starts_with("inline; filename=\"") && !said.contains('/'), "{said}");
    assert_eq!(said.matches('"').count(), 2, "{said}");
    assert!(said.ends_with("UTF-8''a%20%281%29%20%3Cb%3E.exe.gif"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_site_changes_nothing() {
    let app = App::new().await;
    let cookie = app.cookie(Role::Owner);
    for origin in [Some("https://evil.example"), Some("null"), None] {
        let mut call = request(Method::POST, "/api/auth/logout", Some(cookie));
        call.headers_mut().unwrap().remove("origin");
        if let Some(origin) = origin {
            call = call.header("origin", origin);
        }
        let answer = app.send(call.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{origin:?}");
    }
    assert_eq!(app.get("/clients", Some(cookie)).await.status, StatusCode::OK, "still signed in");
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_gives_a_cookie_that_scripts_cannot_read() {
    let app = App::new().await;
    let form = format!("email=owner%40example.com&password={}&next=%2Fclients", PASSWORD.replace(' ', "+"));
    let call = request(Method::POST, "/api/auth/login", None)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "text/html")
        .header("referer", "http://127.0.0.1:3000/login");
    let answer = app.send(call.body(Body::from(form)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::FOUND, "{}", answer.body);
    assert_eq!(answer.headers["location"], "/clients");
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
    let token = cookie.split('=').nth(1).unwrap().split(';').next().unwrap();
    assert_eq!(app.get("/clients", Some(token)).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_leads_nowhere_else() {
    let app = App::new().await;
    for next in ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"] {
        let next = next.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat();
        let form = format!("email=owner%40example.com&password={}&next={next}", PASSWORD.replace(' ', "+"));
        let call = request(Method::POST, "/api/auth/login", None)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "text/html")
            .header("referer", "http://127.0.0.1:3000/login");
        let answer = app.send(call.body(Body::from(form)).unwrap()).await;
        assert_eq!(answer.headers["location"], "/clients", "{next}");
    }
}

/// A page of another site whose name leads to this machine asks by that name, and says so as its origin too.
#[tokio::test(flavor = "multi_thread")]
async fn another_name_is_not_ours() {
    let app = App::with(&["--public-url", "https://clients.example.fr"]).await;
    let ask = async |host: &str, path: &str| {
        let mut call = request(Method::GET, path, None).header("accept-language", "en");
        let headers = call.headers_mut().unwrap();
        headers.insert("host", host.parse().unwrap());
        headers.insert("origin", format!("http://{host}").parse().unwrap());
        app.send(call.body(Body::empty()).unwrap()).await
    };
    for host in ["clients.example.fr", "clients.example.fr:443", "localhost:3000", "127.0.0.1", "[::1]:3000"] {
        assert_eq!(ask(host, "/login").await.status, StatusCode::OK, "{host}");
    }
    for host in ["evil.example", "192.168.1.4:3000"] {
        for path in ["/login", "/api/clients/list", "/favicon.svg"] {
            let answer = ask(host, path).await;
            assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host} {path}");
            assert!(answer.body.contains("CLIENTELE_PUBLIC_URL") && answer.body.contains("name"), "{}", answer.body);
        }
        assert_eq!(ask(host, "/healthz").await.status, StatusCode::OK, "a supervisor names us as it likes");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn over_https_the_session_is_kept_to_this_host() {
    let app = App::with(&["--public-url", "https://clients.example.fr"]).await;
    let sign_in = async |origin: &str| {
        let form = format!("email=owner%40example.com&password={}&next=", PASSWORD.replace(' ', "+"));
        let mut call = request(Method::POST, "/api/auth/login", None)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "text/html")
            .header("referer", "https://clients.example.fr/login");
        let headers = call.headers_mut().unwrap();
        headers.insert("host", "clients.example.fr".parse().unwrap());
        headers.insert("origin", origin.parse().unwrap());
        app.send(call.body(Body::from(form)).unwrap()).await
    };
    assert_eq!(sign_in("http://clients.example.fr").await.status, StatusCode::FORBIDDEN);
    let answer = sign_in("https://clients.example.fr").await;
    assert_eq!(answer.headers["strict-transport-security"], "max-age=63072000; includeSubDomains");
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-clientele_session=") && cookie.contains("; Secure"), "{cookie}");
    assert!(cookie.contains("Path=/") && !cookie.contains("Domain"), "{cookie}");
    let pair = cookie.split(';').next().unwrap();
    let list =
        |pair: String| request(Method::GET, "/clients", None).header("cookie", pair).body(Body::empty()).unwrap();
    assert_eq!(app.send(list(pair.to_owned())).await.status, StatusCode::OK);
    // By its plain name, another site of the domain could have set it.
    let plain = pair.replace("__Host-", "");
    assert_eq!(app.send(list(plain)).await.status, StatusCode::SEE_OTHER);
    // As little does a language come by that name.
    let login = async |cookie: &str| {
        let ask = request(Method::GET, "/login", None).header("cookie", cookie).header("accept-language", "fr");
        app.send(ask.body(Body::empty()).unwrap()).await.headers["content-language"].to_str().unwrap().to_owned()
    };
    assert_eq!(login("clientele_language=en").await, "fr");
    assert_eq!(login("__Host-clientele_language=en").await, "en");
}

/// Everybody who may reach an empty installation from elsewhere needs the code that was printed.
#[tokio::test(flavor = "multi_thread")]
async fn a_new_installation_is_for_who_sits_at_it_or_knows_the_code() {
    let db = testing::TestDb::sqlite().await;
    let data = tempfile::tempdir().unwrap();
    let asks_code = async |settings: &[&str], peer: [u8; 4], left_by_proxy: Option<&'static str>| {
        let router = router_with(&db, data.path(), settings);
        let mut call = request(Method::POST, "/api/setup/stage", None)
            .header("content-type", "application/json")
            .extension(ConnectInfo(SocketAddr::from((peer, 4000))));
        if let Some(name) = left_by_proxy {
            call = call.header(name, "198.51.100.1");
        }
        if let [_, public_url] = settings {
            call.headers_mut().unwrap().insert("origin", public_url.parse().unwrap());
        }
        let answer = send(&router, call.body(Body::from("{}")).unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        answer.body.contains("true")
    };
    assert!(!asks_code(&[], [127, 0, 0, 1], None).await, "whoever sits at the machine");
    assert!(asks_code(&[], [192, 168, 1, 4], None).await);
    assert!(asks_code(&["--public-url", "https://clients.example.fr"], [127, 0, 0, 1], None).await);
    for left in ["x-forwarded-for", "forwarded", "x-real-ip", "via", "x-forwarded-proto"] {
        assert!(asks_code(&[], [127, 0, 0, 1], Some(left)).await, "{left}");
    }
    let router = router_on(&db, data.path());
    let set_up = async |code: &str| {
        let form = format!(
            "name=Atelier&country=FR&language=fr&currency=EUR&siret=&neq=&user_name=Zo%C3%A9&email=zoe%40example.com\
             &password={}&code={code}",
            PASSWORD.replace(' ', "+")
        );
        let call = request(Method::POST, "/api/auth/setup", None)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("x-forwarded-for", "198.51.100.1");
        send(&router, call.body(Body::from(form)).unwrap()).await
    };
    let refused = set_up("wrong").await;
    assert!(refused.status.is_client_error() && !refused.headers.contains_key("set-cookie"), "{}", refused.status);
    let taken = set_up(SETUP_CODE).await;
    assert!(taken.headers.contains_key("set-cookie"), "{} {}", taken.status, taken.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_leaves_nothing_to_come_back_to() {
    let app = App::new().await;
    let cookie = app.cookie(Role::Owner);
    for path in ["/", "/clients", "/settings/company", "/login", "/no-such-page"] {
        let page = app.get(path, Some(cookie)).await;
        if page.status != StatusCode::SEE_OTHER {
            assert_eq!(page.headers["cache-control"], "private, no-store", "{path}");
        }
    }
    let out = app.post("/api/auth/logout", Some(cookie), "").await;
    assert_eq!(out.status, StatusCode::OK, "{}", out.body);
    assert_eq!(out.headers["clear-site-data"], "\"cache\"");
    assert_eq!(app.get("/clients", Some(cookie)).await.status, StatusCode::SEE_OTHER);
}
