//! As much HTTP/1.1 as a measurement needs, on one connection that stays open.

use std::{
    fmt::Write as _,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::Duration,
};

use anyhow::{Context, Result, bail};

use crate::running::Account;

/// An answer slower than this is a failure, not a measurement.
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection to the server.
pub struct Connection(BufReader<TcpStream>);

/// An answer.
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// As it was sent.
    pub body: Vec<u8>,
}

impl Connection {
    /// Connects.
    pub fn open(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).with_context(|| format!("cannot reach {address}"))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Sends a request and reads the whole answer.
    pub fn exchange(&mut self, request: &str) -> Result<Answer> {
        self.0.get_mut().write_all(request.as_bytes())?;
        read(&mut self.0)
    }
}

fn read(input: &mut impl BufRead) -> Result<Answer> {
    let first = line(input)?;
    let status = first
        .split(' ')
        .nth(1)
        .and_then(|code| code.parse().ok())
        .with_context(|| format!("no status in {first:?}"))?;
    let mut headers = Vec::new();
    loop {
        let header = line(input)?;
        if header.is_empty() {
            break;
        }
        let (name, value) = header.split_once(':').with_context(|| format!("no header in {header:?}"))?;
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let header = |wanted: &str| headers.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    let mut body = Vec::new();
    if header("transfer-encoding").is_some_and(|value| value.contains("chunked")) {
        chunks(input, &mut body)?;
    } else {
        bytes(input, header("content-length").map_or(Ok(0), str::parse)?, &mut body)?;
    }
    Ok(Answer { status, headers, body })
}

fn chunks(input: &mut impl BufRead, body: &mut Vec<u8>) -> Result<()> {
    loop {
        let length = line(input)?;
        let length = usize::from_str_radix(length.split(';').next().unwrap_or_default().trim(), 16)?;
        bytes(input, length, body)?;
        line(input)?;
        if length == 0 {
            return Ok(());
        }
    }
}

fn bytes(input: &mut impl BufRead, length: usize, body: &mut Vec<u8>) -> Result<()> {
    if input.take(length as u64).read_to_end(body)? != length {
        bail!("the answer ended early");
    }
    Ok(())
}

fn line(input: &mut impl BufRead) -> Result<String> {
    let mut text = String::new();
    if input.read_line(&mut text)? == 0 {
        bail!("the server closed the connection");
    }
    text.truncate(text.trim_end().len());
    Ok(text)
}

/// Asks for something as somebody signed in. Any answer but 200 is an error.
pub fn get(connection: &mut Connection, address: &str, path: &str, cookie: &str, encoding: &str) -> Result<Answer> {
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nAccept-Encoding: {encoding}\r\n\r\n");
    let answer = connection.exchange(&request)?;
    if answer.status != 200 {
        bail!("{path} answered {}", answer.status);
    }
    Ok(answer)
}

/// Signs in and answers the session's cookie, as a request sends it.
pub fn sign_in(address: &str, account: &Account) -> Result<String> {
    let body = format!("email={}&password={}&next=", encode(&account.email), encode(&account.password));
    let request = format!(
        "POST /api/auth/login HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nAccept: application/json\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let answer = Connection::open(address)?.exchange(&request)?;
    let cookies = answer.headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, value)| value);
    let session =
        cookies.filter_map(|value| value.split(';').next()).find(|pair| pair.starts_with("clientele_session="));
    session.map(str::to_owned).with_context(|| format!("signing in answered {} without a session", answer.status))
}

/// Encodes a form's value.
fn encode(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_body_are_read_to_their_end() {
        let mut input = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcHTTP/1.1 404 Not Found\r\n\
            Transfer-Encoding: chunked\r\n\r\n4\r\nwxyz\r\n2;x=y\r\nab\r\n0\r\n\r\n"
            .as_bytes();
        let first = read(&mut input).unwrap();
        assert_eq!((first.status, first.body.as_slice()), (200, &b"abc"[..]));
        let second = read(&mut input).unwrap();
        assert_eq!((second.status, second.body.as_slice()), (404, &b"wxyzab"[..]));
        assert!(read(&mut input).is_err());
    }

    #[test]
    fn form_values_are_encoded() {
        assert_eq!(encode("é a+b@c.fr"), "%C3%A9%20a%2Bb%40c.fr");
    }
}
