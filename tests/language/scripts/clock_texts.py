# Times as texts and back, in UTC.
import time
def t(f, *a, **k):
    try: print(a, '->', repr(f(*a, **k)))
    except (TypeError, ValueError, OverflowError) as e: print(a, '->', type(e).__name__, e)
fmt='%Y|%y|%m|%-d|%e|%j|%U|%W|%V|%G|%u|%w|%a|%A|%b|%B|%p|%I|%H|%M|%S|%c|%x|%X|%D|%F|%T|%R|%r|%C|%h|%n|%t|%%|%g|%k|%l|%P|%Q|%E|%Od|%-m|%_d|%^a|%#p|%'
for s in [0, 1, 86399, 951782400, 1700000000, 1735689599, 4102444800, -1, -86400*400, 1e9+0.7, 978307200, 1072915200,1104537600,1136073600]:
    t(time.gmtime, s); t(time.strftime, fmt, time.gmtime(s)); t(time.asctime, time.gmtime(s)); t(time.ctime, s)
    print(time.mktime(time.localtime(s)))
for s,f in [('2024-02-29','%Y-%m-%d'),('30 Feb 2020','%d %b %Y'),('1/2/03 4:05:06 PM','%m/%d/%y %I:%M:%S %p'),('Mon Jan  1 01:02:03 2024','%c'),('x','%Y'),('2020 x','%Y'),('2020','%Q'),('2020','%'),('100 2024','%j %Y'),('2024 10 1','%Y %U %w'),('2024 10 Monday','%Y %W %A'),('2024 10 1','%G %V %u'),('12:30 AM','%I:%M %p'),('12:30 pm','%I:%M %p'),('1.5','%S.%f'),('12','%I'),('  5','%d'),('5',' %d'),('a.b','a.b'),('99','%y'),('20:30:40','%X'),('01/02/03','%x'),('UTC','%Z'),('+0530','%z'),('Z','%z'),('2020 5','%G %V'),('5','%V'),('December','%B'),('dec','%b'),('50%','%M%%'),('1  2','%d %m'),('61','%S'), ('2024 0 0','%Y %U %w'), ('2024-W01-1','%G-W%V-%u')]:
    t(time.strptime, s, f)
print(time.struct_time((2024,1,2,3,4,5,6,7,0)), time.struct_time((2024,1,2,3,4,5,6,7,0)).tm_year)
t(time.struct_time, (1,2)); t(time.struct_time, 5); t(time.strptime, 5, 'x'); t(time.strftime, 5)
t(time.asctime, (1,2,3)); t(time.mktime, (2024,1,1,0,0,0,0,0,0)); t(time.gmtime, 'a'); t(time.strftime,'%Y',(1,2))
a = time.gmtime(0); print(a[0], a[:3], a.tm_mon, len(a), a == (1970,1,1,0,0,0,3,1,0), tuple(a), a.tm_zone if 0 else '')
print(time.tzname, time.timezone, time.daylight, time.altzone)
